import { isOverdue, isToBePaid } from '../../../src/invoices/invoice-states.ts'
import type { OwnedInvoice } from '../../../src/overviews/customer-page-model.ts'
import { Link } from '../../ui/link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Box, Nothing } from '../box.tsx'
import { InvoiceName } from '../list-parts.tsx'
import type { CustomerModel } from './page.tsx'

const order = ['pending', 'expired', 'paid', 'cancelled'] as const

/** The latest invoices by state, those to be paid first. */
export function InvoicesBox({ model: { id, invoices, today } }: { model: CustomerModel }) {
  const t = useWords()
  const columns = useColumns(today)
  const sorted = order.flatMap((status) => invoices.filter((invoice) => invoice.status === status))
  const all = (
    <Link to={`/admin/invoices?customer=${id}`} className="btn btn-ghost btn-sm">
      {t('admin.showAll')}
    </Link>
  )
  return (
    <Box
      id="invoices"
      title={t('admin.customer.invoices')}
      actions={invoices.length > 0 ? all : undefined}
      flush
    >
      <Table
        caption={t('admin.customer.invoices')}
        columns={columns}
        rows={sorted}
        rowKey={(invoice) => invoice.id}
        empty={<Nothing>{t('admin.customer.noInvoices')}</Nothing>}
      />
    </Box>
  )
}

function useColumns(today: string): Column<OwnedInvoice>[] {
  const t = useWords()
  return [
    {
      head: t('admin.invoice.invoice'),
      phone: 'title',
      cell: ({ number, title }) => <InvoiceName number={number} title={title} />,
    },
    { head: t('admin.invoice.state'), cell: (invoice) => <InvoiceState {...invoice} today={today} /> },
    { head: t('admin.invoice.dueOn'), cell: ({ dueOn }) => <Day value={dueOn} /> },
    {
      head: t('admin.invoice.total'),
      align: 'end',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
  ]
}

/** Overdue and partly paid are pending seen more closely. */
function InvoiceState({ today, ...invoice }: OwnedInvoice & { today: string }) {
  if (!isToBePaid(invoice)) return <StatusBadge state={invoice.status} />
  if (isOverdue(invoice, today)) return <StatusBadge state="overdue" />
  return <StatusBadge state={invoice.hasMoney ? 'partly_paid' : 'pending'} />
}
