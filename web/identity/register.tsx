import { redirect } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { submitted } from '../form.ts'
import { ownPath } from '../own-path.ts'
import { Steps } from '../store/steps.tsx'
import { SubmitButton } from '../ui/button.tsx'
import { Field, PrintedField } from '../ui/field.tsx'
import { PostForm } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/register'
import { AddressFields } from './address-fields.tsx'
import { AddressForm } from './address-form.ts'
import { cookieHeaders } from './cookie-headers.ts'
import { NarrowPage } from './narrow-page.tsx'
import { leadingTo, nextOf } from './next-path.ts'
import { newAccount } from './open-account.ts'
import { originOf } from './origin.ts'
import { TimeZoneInput } from './time-zone-input.tsx'
import { Email, Name, Password } from './user-form.ts'

const home = '/account'

const RegisterForm = AddressForm.extend({
  name: Name,
  email: Email,
  password: Password,
  timeZone: z.string().optional(),
  next: z.string().optional(),
})

export function loader({ context, request }: Route.LoaderArgs) {
  const next = nextOf(request, home)
  if (context.get(actorContext).kind !== 'visitor') throw redirect(next)
  const { country } = context.get(appContext).shop.settings()
  return { next, country }
}

/** Makes the login, signs it in, and opens its account. */
export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, RegisterForm, async ({ email, password, next, ...details }) => {
    const app = context.get(appContext)
    const from = originOf({ context, request })
    const asked = { ...newAccount(app, details, request), email, password, from }
    const { cookies } = await app.customers.register(context.get(actorContext), asked)
    return redirect(ownPath(next, home), { headers: cookieHeaders(cookies) })
  })
}

export default function RegisterPage({ loaderData: { next, country } }: Route.ComponentProps) {
  const t = useWords()
  const isOrdering = next === '/checkout'
  return (
    <NarrowPage
      title={t('identity.register')}
      lead={isOrdering ? t('identity.registerToOrder') : t('identity.registerLead')}
      above={isOrdering && <Steps current="account" />}
      below={
        <p className="text-muted">
          {t('identity.haveAccount')}{' '}
          <Link className="soft-link" to={leadingTo('/sign-in', next)}>
            {t('identity.signIn')}
          </Link>
        </p>
      }
    >
      <PostForm draft>
        <input type="hidden" name="next" value={next} />
        <TimeZoneInput />
        <PrintedField name="name" label={t('identity.name')} autoComplete="name" maxLength={120} required />
        <Field name="email" label={t('identity.email')} type="email" autoComplete="email" required />
        <Field
          name="password"
          label={t('identity.password')}
          hint={t('identity.passwordHint')}
          type="password"
          autoComplete="new-password"
          required
        />
        <AddressFields stored={{ country }} summary={t('identity.addAddress')} />
        <SubmitButton wide>{t('identity.openAccount')}</SubmitButton>
      </PostForm>
    </NarrowPage>
  )
}
