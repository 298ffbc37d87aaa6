import { countryName } from '../../country.ts'
import { AddressFields, LocaleField } from '../../identity/address-fields.tsx'
import type { Named } from '../../identity/countries.ts'
import { localeName } from '../../identity/locale-names.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Field, PrintedField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { Pencil } from '../../ui/icons.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { Box } from '../box.tsx'
import { useMay } from '../may.ts'
import type { CustomerModel } from './page.tsx'

type Lists = { readonly locales: readonly Named[] }

/** The account's details, edited where they stand: `lists` are there while they are edited, and null before. */
export function DetailsBox(props: { model: CustomerModel; lists: Lists | null }) {
  const t = useWords()
  const may = useMay()
  const { model, lists } = props
  const mayEdit = may('customers.edit')
  return (
    <Box
      id="details"
      title={t('admin.customer.details')}
      actions={mayEdit && !lists ? <Edit id={model.id} /> : undefined}
    >
      {mayEdit && lists ? <DetailsForm model={model} lists={lists} /> : <Details model={model} />}
    </Box>
  )
}

function Edit({ id }: { id: string }) {
  const t = useWords()
  return (
    <Link to={`/admin/customers/${id}?edit=details`} keepsScroll className="btn btn-ghost btn-sm">
      <Pencil aria-hidden className="size-3.5" />
      {t('admin.edit')}
    </Link>
  )
}

function Details({ model: { details, email, currency } }: { model: CustomerModel }) {
  const t = useWords()
  const { locale } = useViewer()
  const place = [details.postcode, details.city].filter(Boolean).join(' ')
  const lines = [details.line1, details.line2, place, details.region, countryName(details.country, locale)]
  const items = [
    [t('history.detail.name'), details.name],
    [t('history.detail.company'), details.company],
    [t('admin.customers.email'), <Email key="email" email={email} />],
    [t('history.detail.phone'), details.phone],
    [t('admin.customer.address'), <Lines key="address" lines={lines.filter(Boolean)} />],
    [t('history.detail.taxId'), details.taxId],
    [t('admin.customer.currency'), currency],
    [t('history.detail.locale'), <LocaleName key="locale" of={details.locale} />],
    [t('history.detail.timeZone'), details.timeZone],
  ] as const
  return <KeyValues items={items.filter(([, value]) => value !== '')} />
}

/** What the server wrote stays: a browser's names may be others. */
function LocaleName({ of }: { of: string }) {
  return <span suppressHydrationWarning>{localeName(of, useViewer().locale)}</span>
}

/** Too long for its column, an address is best broken after the @. */
function Email({ email }: { email: string }) {
  const [name, host] = email.split('@')
  return (
    <a href={`mailto:${email}`} className="soft-link wrap-anywhere">
      {name}@<wbr />
      {host}
    </a>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}

function DetailsForm({ model: { id, details, version }, lists }: { model: CustomerModel; lists: Lists }) {
  const t = useWords()
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
      <LocaleField label={t('history.detail.locale')} locales={lists.locales} defaultValue={details.locale} />
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
