import { z } from 'zod'
import { EditVersion } from '../../../src/kernel/edit.ts'
import { Locale } from '../../../src/kernel/locale.ts'
import { Telephone } from '../../../src/kernel/text.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { inConflict, redirectSaved } from '../../edited.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { AddressForm } from '../../identity/address-form.ts'
import { isTimeZone } from '../../identity/currencies.ts'
import { localesIn } from '../../identity/locale-names.ts'
import { Name } from '../../identity/user-form.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/page'
import { DetailsForm } from './details-form.tsx'
import { EmailCard, HistoryCard, PasswordCard } from './side-cards.tsx'

const ProfileForm = z.discriminatedUnion('intent', [
  AddressForm.extend({
    intent: z.literal('details'),
    version: EditVersion,
    name: Name,
    phone: Telephone,
    locale: Locale,
    timeZone: z.string().refine(isTimeZone, 'form.choose'),
  }),
  z.object({ intent: z.literal('resend') }),
])

const here = '/account/profile'

export async function loader({ context }: Route.LoaderArgs) {
  const account = await context.get(appContext).customers.account(context.get(actorContext), {})
  const { locale } = context.get(viewerContext)
  const zones = new Set([account.timeZone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])
  return { account, locales: localesIn(locale), timeZones: [...zones].sort() }
}

export async function action({ context, request }: Route.ActionArgs) {
  const app = context.get(appContext)
  const actor = context.get(actorContext)
  const { id: customerId, loginEmail: email } = await app.customers.account(actor, {})
  return submitted(request, ProfileForm, async (form) => {
    if (form.intent === 'resend') {
      await app.identity.requestConfirmation(actor, {})
      return redirectSaying(here, 'account.profile.resent', { email })
    }
    const { intent, ...details } = form
    const edited = await app.customers.change(actor, { ...details, customerId })
    if (edited.outcome === 'conflict') return inConflict(intent, edited)
    return redirectSaved(here, 'account.profile.saved', edited.kept)
  })
}

export default function ProfilePage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { account } = loaderData
  return (
    <>
      <PageTitle
        title={t('account.profile.title')}
        lead={t('account.profile.number', { number: account.number })}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <DetailsForm {...loaderData} />
        <div className="grid gap-5">
          <EmailCard email={account.loginEmail} isConfirmed={account.emailConfirmed} />
          <PasswordCard />
          <HistoryCard />
        </div>
      </div>
    </>
  )
}
