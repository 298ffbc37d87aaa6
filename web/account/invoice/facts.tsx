import { isCancelled, isPaid } from '../../../src/invoices/invoice-states.ts'
import { countryName } from '../../country.ts'
import { Card } from '../../ui/card.tsx'
import { reasonWords } from '../../ui/events/reason.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Day, Moment } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

/** Its days, and to whom it is made out. */
export function Facts({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const facts: [string, React.ReactNode][] = [
    [t('account.invoice.issuedOn'), <Day key="issued" value={invoice.issuedOn} />],
    [t('account.invoice.dueOn'), <Day key="due" value={invoice.dueOn} />],
  ]
  if (invoice.purchaseOrder) facts.push([t('account.invoice.purchaseOrder'), invoice.purchaseOrder])
  if (isPaid(invoice)) {
    facts.push([t('account.invoice.paidOn'), <Moment key="paid" value={invoice.paidAt} format="day" />])
  }
  if (isCancelled(invoice)) {
    facts.push([
      t('account.invoice.cancelledOn'),
      <Moment key="cancelled" value={invoice.cancelledAt} format="day" />,
    ])
    facts.push([t('account.invoice.reason'), reasonWords(t, invoice.cancelReason)])
  }
  return (
    <Card title={t('account.invoice.details')}>
      <KeyValues items={facts} />
      <h3 className="mt-5 mb-1.5 text-muted">{t('account.invoice.billedTo')}</h3>
      <BilledTo to={invoice.billedTo} />
    </Card>
  )
}

function BilledTo({ to }: { to: InvoiceModel['billedTo'] }) {
  const t = useWords()
  const { locale } = useViewer()
  const lines = [
    to.company,
    to.name,
    to.line1,
    to.line2,
    `${to.postcode} ${to.city}`.trim(),
    to.region,
    countryName(to.country, locale),
    to.taxId && t('account.invoice.taxId', { id: to.taxId }),
  ]
  return (
    <address className="wrap-anywhere not-italic">
      {lines.filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  )
}
