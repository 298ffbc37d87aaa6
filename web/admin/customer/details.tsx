import { useOutletContext } from 'react-router'
import { z } from 'zod'
import { isTimeZone } from '../../../src/kernel/calendar.ts'
import { EditVersion } from '../../../src/kernel/edit.ts'
import { CustomerId } from '../../../src/kernel/ids.ts'
import { Locale } from '../../../src/kernel/locale.ts'
import { line, Telephone } from '../../../src/kernel/text.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { inConflict, redirectSaved } from '../../edited.ts'
import { submitted } from '../../form.ts'
import { AddressFields, LocaleField } from '../../identity/address-fields.tsx'
import { AddressForm } from '../../identity/address-form.ts'
import { localesIn } from '../../identity/locale-names.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Field, PrintedField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { asked } from '../asked.ts'
import type { Route } from './+types/details'
import type { CustomerModel } from './page.tsx'

export function loader({ context }: Route.LoaderArgs) {
  return { locales: localesIn(context.get(viewerContext).locale) }
}

const DetailsForm = AddressForm.extend({
  version: EditVersion,
  name: line(120),
  phone: Telephone,
  timeZone: z.string().trim().max(60).refine(isTimeZone),
  locale: Locale,
})

export async function action({ context, params, request }: Route.ActionArgs) {
  const customerId = asked(CustomerId, params.id)
  return submitted(request, DetailsForm, async (details) => {
    const change = context.get(appContext).customers.change
    const edited = await change(context.get(actorContext), { ...details, customerId })
    if (edited.outcome === 'conflict') return inConflict('details', edited)
    return redirectSaved(`/admin/customers/${customerId}`, 'admin.customer.detailsSaved', edited.kept)
  })
}

/** The form of a customer's details, in their box on the customer's page. */
export default function CustomerDetails({ loaderData: { locales } }: Route.ComponentProps) {
  const t = useWords()
  const { id, details, version } = useOutletContext<CustomerModel>()
  return (
    <PostForm intent="details" className="grid gap-4" draft>
      <VersionField version={version} />
      <PrintedField
        name="name"
        label={t('history.detail.name')}
        defaultValue={details.name}
        autoComplete="off"
      />
      <Field
        name="phone"
        type="tel"
        label={t('history.detail.phone')}
        defaultValue={details.phone}
        optional
      />
      <AddressFields stored={details} />
      <LocaleField label={t('history.detail.locale')} locales={locales} defaultValue={details.locale} />
      <Field
        name="timeZone"
        label={t('history.detail.timeZone')}
        hint={t('admin.customer.timeZoneHint')}
        defaultValue={details.timeZone}
      />
      <div className="flex gap-2">
        <SubmitButton>{t('common.save')}</SubmitButton>
        <ButtonLink to={`/admin/customers/${id}`} look="ghost">
          {t('common.back')}
        </ButtonLink>
      </div>
    </PostForm>
  )
}
