import { Pencil } from 'lucide-react'
import { Link } from 'react-router'
import { countryName } from '../../country.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { Box } from '../box.tsx'
import type { CustomerModel } from '../customer.tsx'
import { useMay } from '../may.ts'
import { CountryField } from './country-field.tsx'

/** The account's details, edited where they stand. Every change is told in the history, with the old value. */
export function DetailsBox({ model, isEditing }: { model: CustomerModel; isEditing: boolean }) {
  const t = useWords()
  const may = useMay()
  const { id } = model
  const edit = (
    <Link to={`/admin/customers/${id}?edit=details`} preventScrollReset className="btn btn-ghost btn-sm">
      <Pencil aria-hidden className="size-3.5" />
      {t('admin.edit')}
    </Link>
  )
  const showsForm = isEditing && may('customers.edit')
  return (
    <Box
      id="details"
      title={t('admin.customer.details')}
      actions={may('customers.edit') && !showsForm ? edit : undefined}
    >
      {showsForm ? <DetailsForm model={model} /> : <Details model={model} />}
    </Box>
  )
}

function Details({ model: { details, email, currency } }: { model: CustomerModel }) {
  const t = useWords()
  const { locale } = useViewer()
  const place = [details.postcode, details.city].filter(Boolean).join(' ')
  const lines = [details.line1, details.line2, place, details.region, countryName(details.country, locale)]
  const items = [
    [t('events.field.name'), details.name],
    [t('events.field.company'), details.company],
    [
      t('admin.customers.email'),
      <span key="email" className="break-all">
        {email}
      </span>,
    ],
    [t('events.field.phone'), details.phone],
    [t('admin.customer.address'), <Lines key="address" lines={lines.filter(Boolean)} />],
    [t('events.field.taxId'), details.taxId],
    [t('admin.customer.currency'), currency],
    [t('events.field.timeZone'), details.timeZone],
  ] as const
  return <KeyValues items={items.filter(([, value]) => value !== '')} />
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}

function DetailsForm({ model: { id, details } }: { model: CustomerModel }) {
  const t = useWords()
  return (
    <PostForm intent="details" className="grid gap-4">
      <input type="hidden" name="locale" value={details.locale} />
      <Field name="name" label={t('events.field.name')} defaultValue={details.name} autoComplete="off" />
      <Field name="company" label={t('events.field.company')} defaultValue={details.company} optional />
      <Field name="phone" type="tel" label={t('events.field.phone')} defaultValue={details.phone} optional />
      <Field name="line1" label={t('events.field.line1')} defaultValue={details.line1} optional />
      <Field name="line2" label={t('events.field.line2')} defaultValue={details.line2} optional />
      <div className="grid grid-cols-[7rem_1fr] gap-3">
        <Field name="postcode" label={t('events.field.postcode')} defaultValue={details.postcode} />
        <Field name="city" label={t('events.field.city')} defaultValue={details.city} />
      </div>
      <Field name="region" label={t('events.field.region')} defaultValue={details.region} optional />
      <CountryField stored={details.country} />
      <Field name="taxId" label={t('events.field.taxId')} defaultValue={details.taxId} optional />
      <Field
        name="timeZone"
        label={t('events.field.timeZone')}
        hint={t('admin.customer.timeZoneHint')}
        defaultValue={details.timeZone}
      />
      <div className="flex gap-2">
        <SubmitButton>{t('common.save')}</SubmitButton>
        <ButtonLink to={`/admin/customers/${id}`} look="ghost">
          {t('common.cancel')}
        </ButtonLink>
      </div>
    </PostForm>
  )
}
