import type { PurchaseInvoice } from '../../../src/overviews/purchase-page-store.ts'
import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { PurchaseModel } from './model.ts'

/** The last invoices that a purchase was bought, renewed or paid in instalments with, and the way to all. */
export function PurchaseInvoices({ purchase }: { purchase: PurchaseModel }) {
  const t = useWords()
  const { day } = useFormats()
  const { id, invoices, invoiceCount } = purchase
  const whatFor = ({ from, to, origin }: PurchaseInvoice) => {
    if (from && to) return t('account.invoice.period', { from: day(from), to: day(to) })
    if (origin === 'change') return t('account.purchase.changedFor')
    return t(origin === 'instalment' ? 'account.purchase.instalment' : 'account.purchase.bought')
  }
  const columns: Column<PurchaseInvoice>[] = [
    {
      head: t('account.list.for'),
      phone: 'title',
      cell: (row) => (
        <div className="min-w-0">
          <RowLink to={`/account/invoices/${row.number}`}>{whatFor(row)}</RowLink>
          <div className="figures text-[0.8125rem] text-muted">
            {row.number} · <Day value={row.issuedOn} />
          </div>
        </div>
      ),
    },
    { head: t('account.list.state'), cell: (row) => <StatusBadge state={row.state} /> },
    {
      head: t('account.list.amount'),
      align: 'end',
      phone: 'amount',
      cell: ({ totalMinor: minor, currency }) => <Money value={{ minor, currency }} />,
    },
  ]
  const title = t('account.purchase.invoices')
  const all = invoiceCount > invoices.length && (
    <Link to={`/account/invoices?state=all&purchase=${id}`} className="soft-link text-[0.8125rem]">
      {t('common.all', { count: invoiceCount })}
    </Link>
  )
  return (
    <Card title={title} actions={all} flush>
      <Table caption={title} columns={columns} rows={invoices} rowKey={(row) => row.number} />
    </Card>
  )
}
