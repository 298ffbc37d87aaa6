import { redirect } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { submitted } from '../form.ts'
import { SubmitButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PostForm } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/forgot-password'
import { NarrowPage } from './narrow-page.tsx'
import { Email } from './user-form.ts'

const ForgotForm = z.object({ email: Email })

export function loader({ request }: Route.LoaderArgs) {
  return { sent: new URL(request.url).searchParams.has('sent') }
}

/** Answers the same whether or not there is such a login. */
export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, ForgotForm, async ({ email }) => {
    await context.get(appContext).identity.requestPasswordReset(context.get(actorContext), { email })
    return redirect('/forgot-password?sent')
  })
}

export default function ForgotPasswordPage({ loaderData: { sent } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <NarrowPage
      title={t('identity.forgotTitle')}
      lead={sent ? undefined : t('identity.forgotLead')}
      below={
        <Link className="soft-link list-link" to="/sign-in">
          {t('identity.backToSignIn')}
        </Link>
      }
    >
      {sent ? (
        <Notice tone="good" role="status" title={t('identity.lookIntoEmail')}>
          {t('identity.resetSent')}
        </Notice>
      ) : (
        <PostForm>
          <Field name="email" label={t('identity.email')} type="email" autoComplete="username" required />
          <SubmitButton wide>{t('identity.sendLink')}</SubmitButton>
        </PostForm>
      )}
    </NarrowPage>
  )
}
