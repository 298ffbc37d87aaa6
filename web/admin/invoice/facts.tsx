import { isCancelled } from '../../../src/invoices/invoice-states.ts'
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
    ...ending(invoice).map(([key, value]) => [t(key), value] as const),
    ...(invoice.purchaseOrder ? [[t('account.invoice.purchaseOrder'), invoice.purchaseOrder] as const] : []),
    [t('admin.invoice.origin'), t(`admin.invoice.from.${invoice.origin}`)],
  ] as const
  return (
    <div className="grid gap-5">
      <Card title={t('admin.invoice.facts')}>
        <KeyValues items={items} />
        {isCancelled(invoice) && (
          <p className="mt-3">{t('admin.invoice.cancelledFor', { reason: invoice.cancelReason })}</p>
        )}
      </Card>
      <Card title={t('admin.invoice.billedTo')}>
        <BilledTo billedTo={invoice.billedTo} />
      </Card>
    </div>
  )
}

/** How it ended or will end, with the moment or the day. */
function ending(invoice: InvoiceModel) {
  switch (invoice.status) {
    case 'paid':
      return [['admin.invoice.paidAt', <Moment key="paid" value={invoice.paidAt} />]] as const
    case 'cancelled':
      return [['admin.invoice.cancelledAt', <Moment key="cancelled" value={invoice.cancelledAt} />]] as const
    case 'expired':
      return expiry('admin.invoice.expiredOn', invoice)
    case 'pending':
      return expiry('admin.invoice.expiresOn', invoice)
  }
}

/** Nothing of an invoice that stands until it is paid. */
function expiry<Key extends string>(key: Key, { expiresOn }: InvoiceModel) {
  return expiresOn === null ? [] : ([[key, <Day key="expires" value={expiresOn} />]] as const)
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
