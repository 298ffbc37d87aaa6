import { redirect } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext, viewerContext } from '../context.ts'
import { redirectSaying } from '../flash.ts'
import { submitted } from '../form.ts'
import { AddressFields } from '../identity/address-fields.tsx'
import { AddressForm } from '../identity/address-form.ts'
import { NarrowPage } from '../identity/narrow-page.tsx'
import { nextOf } from '../identity/next-path.ts'
import { newAccount } from '../identity/open-account.ts'
import { TimeZoneInput } from '../identity/time-zone-input.tsx'
import { Name } from '../identity/user-form.ts'
import { ownPath } from '../own-path.ts'
import { SubmitButton } from '../ui/button.tsx'
import { PrintedField } from '../ui/field.tsx'
import { PostForm } from '../ui/form.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/open-account'

const home = '/account'

const OpenForm = AddressForm.extend({
  name: Name,
  timeZone: z.string().optional(),
  next: z.string().optional(),
})

export function loader({ context, request }: Route.LoaderArgs) {
  const next = nextOf(request, home)
  const { kind } = context.get(actorContext)
  if (kind === 'visitor') throw redirect(`/sign-in?next=${encodeURIComponent('/account/open')}`)
  if (kind !== 'user') throw redirect(next)
  const { user } = context.get(viewerContext)
  const { country } = context.get(appContext).shop.settings()
  return { next, country, name: user?.name ?? '', email: user?.email ?? '' }
}

export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, OpenForm, async ({ next, ...details }) => {
    const app = context.get(appContext)
    await app.customers.open(context.get(actorContext), newAccount(app, details, request))
    return redirectSaying(ownPath(next, home), 'account.open.opened')
  })
}

/** For whoever can sign in but owns no account yet. */
export default function OpenAccountPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { next, country, name, email } = loaderData
  return (
    <NarrowPage title={t('account.open.title')} lead={t('account.open.lead', { email })}>
      <PostForm draft>
        <input type="hidden" name="next" value={next} />
        <TimeZoneInput />
        <PrintedField
          name="name"
          label={t('account.open.name')}
          defaultValue={name}
          autoComplete="name"
          maxLength={120}
          required
        />
        <AddressFields stored={{ country }} />
        <SubmitButton wide>{t('account.open.button')}</SubmitButton>
      </PostForm>
    </NarrowPage>
  )
}
