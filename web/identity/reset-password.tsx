import { data } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { redirectSaying } from '../flash.ts'
import { submitted } from '../form.ts'
import { ButtonLink, SubmitButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PostForm } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/reset-password'
import { NarrowPage } from './narrow-page.tsx'
import { Password } from './user-form.ts'

const ResetForm = z.object({ password: Password })

export async function loader({ context, params }: Route.LoaderArgs) {
  const { identity } = context.get(appContext)
  const token = params.token.slice(0, 200)
  const { isGood } = await identity.checkResetLink(context.get(actorContext), { token })
  return data({ isGood }, { status: isGood ? 200 : 410 })
}

export function action({ context, params, request }: Route.ActionArgs) {
  return submitted(request, ResetForm, async ({ password }) => {
    const { identity } = context.get(appContext)
    await identity.resetPassword(context.get(actorContext), { token: params.token, password })
    return redirectSaying('/sign-in', 'identity.passwordChanged')
  })
}

export default function ResetPasswordPage({ loaderData: { isGood } }: Route.ComponentProps) {
  const t = useWords()
  if (!isGood) return <VoidLink />
  return (
    <NarrowPage
      title={t('identity.resetTitle')}
      lead={t('identity.resetLead')}
      below={
        <Link className="soft-link" to="/forgot-password">
          {t('identity.newLink')}
        </Link>
      }
    >
      <PostForm>
        <Field
          name="password"
          label={t('identity.newPassword')}
          hint={t('identity.passwordHint')}
          type="password"
          autoComplete="new-password"
          required
        />
        <SubmitButton wide>{t('identity.savePassword')}</SubmitButton>
      </PostForm>
    </NarrowPage>
  )
}

function VoidLink() {
  const t = useWords()
  return (
    <NarrowPage title={t('identity.resetTitle')} lead={t('refusals.link_is_void')}>
      <ButtonLink to="/forgot-password" look="primary" wide>
        {t('identity.newLink')}
      </ButtonLink>
    </NarrowPage>
  )
}
