import type { OwnedInvoice } from '../../../src/overviews/customer-page-model.ts'
import { Link } from '../../ui/link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Box, Nothing } from '../box.tsx'
import { InvoiceName } from '../list-parts.tsx'
import type { CustomerModel } from './page.tsx'

/** The latest invoices by state, those to be paid first. */
export function InvoicesBox({ model: { id, invoices } }: { model: CustomerModel }) {
  const t = useWords()
  const columns = useColumns()
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
        rows={invoices}
        rowKey={(invoice) => invoice.id}
        empty={<Nothing>{t('admin.customer.noInvoices')}</Nothing>}
      />
    </Box>
  )
}

function useColumns(): Column<OwnedInvoice>[] {
  const t = useWords()
  return [
    {
      head: t('admin.invoice.invoice'),
      phone: 'title',
      cell: ({ number, title }) => <InvoiceName number={number} title={title} />,
    },
    { head: t('admin.invoice.state'), cell: (invoice) => <StatusBadge state={invoice.state} /> },
    { head: t('admin.invoice.dueOn'), cell: ({ dueOn }) => <Day value={dueOn} /> },
    {
      head: t('admin.invoice.total'),
      align: 'end',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
  ]
}
