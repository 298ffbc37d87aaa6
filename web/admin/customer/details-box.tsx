import { useOutlet } from 'react-router'
import { countryName } from '../../country.ts'
import { localeName } from '../../identity/locale-names.ts'
import { EmailAddress } from '../../ui/email-address.tsx'
import { Pencil } from '../../ui/icons.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import { Box } from '../box.tsx'
import { useMay } from '../may.ts'
import type { CustomerModel } from './page.tsx'

/** The account's details, edited where they stand: the page below this one (`details.tsx`) is their form. */
export function DetailsBox({ model }: { model: CustomerModel }) {
  const t = useWords()
  const may = useMay()
  const form = useOutlet(model)
  const mayEdit = may('customers.edit')
  return (
    <Box
      id="details"
      title={t('admin.customer.details')}
      actions={mayEdit && !form ? <Edit id={model.id} /> : undefined}
    >
      {mayEdit && form ? form : <Details model={model} />}
    </Box>
  )
}

function Edit({ id }: { id: string }) {
  const t = useWords()
  return (
    <Link to={`/admin/customers/${id}/details`} keepsScroll className="btn btn-ghost btn-sm">
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

function Email({ email }: { email: string }) {
  return (
    <a href={`mailto:${email}`} className="soft-link wrap-anywhere">
      <EmailAddress of={email} />
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
