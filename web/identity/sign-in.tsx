import { redirect } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { submitted } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { Steps } from '../store/steps.tsx'
import { SubmitButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PostForm } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/sign-in'
import { cookieHeaders } from './cookie-headers.ts'
import { NarrowPage } from './narrow-page.tsx'
import { leadingTo, nextOf } from './next-path.ts'
import { originOf } from './origin.ts'

const home = '/account'

const SignInForm = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
  next: z.string().optional(),
})

export function loader({ context, request }: Route.LoaderArgs) {
  const next = nextOf(request, home)
  if (context.get(actorContext).kind !== 'visitor') throw redirect(next)
  return { next }
}

export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, SignInForm, async ({ next, ...login }) => {
    const asked = { ...login, from: originOf({ context, request }) }
    const { cookies } = await context.get(appContext).identity.signIn(context.get(actorContext), asked)
    return redirect(ownPath(next, home), { headers: cookieHeaders(cookies) })
  })
}

export default function SignInPage({ loaderData: { next } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <NarrowPage
      title={t('identity.signIn')}
      above={next === '/checkout' && <Steps current="account" />}
      below={
        <p className="text-muted">
          {t('identity.noAccount')}{' '}
          <Link className="soft-link" to={leadingTo('/register', next)}>
            {t('identity.register')}
          </Link>
        </p>
      }
    >
      <PostForm>
        <input type="hidden" name="next" value={next} />
        <Field name="email" label={t('identity.email')} type="email" autoComplete="username" required />
        <Field
          name="password"
          label={t('identity.password')}
          hint={
            <Link className="soft-link" to="/forgot-password">
              {t('identity.forgot')}
            </Link>
          }
          type="password"
          autoComplete="current-password"
          required
        />
        <SubmitButton wide>{t('identity.signIn')}</SubmitButton>
      </PostForm>
    </NarrowPage>
  )
}
