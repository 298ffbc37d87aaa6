import { countryName } from '../../country.ts'
import { Card } from '../../ui/card.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Day, Moment } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './page.tsx'

/** Its days, where it came from, and whom it is made out to. */
export function Facts({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const items = [
    [t('admin.invoice.issuedOn'), <Day key="issued" value={invoice.issuedOn} />],
    [t('admin.invoice.dueOn'), <Day key="due" value={invoice.dueOn} />],
    ...ending(invoice).map(
      ([key, at]) => [t(`admin.invoice.${key}`), <Moment key={key} value={at} />] as const,
    ),
    [t('admin.invoice.origin'), t(`admin.invoice.from.${invoice.origin}`)],
  ] as const
  return (
    <div className="grid gap-5">
      <Card title={t('admin.invoice.facts')}>
        <KeyValues items={items} />
        {invoice.status === 'cancelled' && (
          <p className="mt-3">{t('admin.invoice.cancelledFor', { reason: invoice.cancelReason })}</p>
        )}
      </Card>
      <Card title={t('admin.invoice.billedTo')}>
        <BilledTo billedTo={invoice.billedTo} />
      </Card>
    </div>
  )
}

/** How it ended or will end, with the moment. */
function ending(invoice: InvoiceModel) {
  switch (invoice.status) {
    case 'paid':
      return [['paidAt', invoice.paidAt]] as const
    case 'cancelled':
      return [['cancelledAt', invoice.cancelledAt]] as const
    case 'expired':
      return expiry('expiredAt', invoice)
    case 'pending':
      return expiry('expiresAt', invoice)
  }
}

/** Nothing of an invoice that stands until it is paid. */
function expiry<Key extends string>(key: Key, { expiresAt }: InvoiceModel) {
  return expiresAt === null ? [] : ([[key, expiresAt]] as const)
}

function BilledTo({ billedTo }: { billedTo: InvoiceModel['billedTo'] }) {
  const t = useWords()
  const { locale } = useViewer()
  const { company, name, line1, line2, postcode, city, region, country, taxId } = billedTo
  const lines = [
    company,
    name,
    line1,
    line2,
    `${postcode} ${city}`.trim(),
    region,
    countryName(country, locale),
  ]
  return (
    <address className="not-italic">
      {lines.filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {taxId && <span className="block text-muted">{t('documents.taxId', { id: taxId })}</span>}
    </address>
  )
}
