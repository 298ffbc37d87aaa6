import type { OwnedInvoice } from '../../../src/overviews/customer-page-model.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { AllLink, Box, Nothing } from '../box.tsx'
import { InvoiceMenu } from '../invoice/menu.tsx'
import { InvoiceName } from '../list-parts.tsx'
import type { CustomerModel } from './page.tsx'

/** The latest invoices by state, those to be paid first. */
export function InvoicesBox({ model: { id, invoices, counts } }: { model: CustomerModel }) {
  const t = useWords()
  const columns = useColumns()
  return (
    <Box
      id="invoices"
      title={t('admin.customer.invoices')}
      count={counts.invoices}
      actions={
        <AllLink to={`/admin/invoices?customer=${id}`} count={counts.invoices} shown={invoices.length} />
      }
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
    { head: t('admin.invoice.state'), phone: 'below', cell: ({ state }) => <StatusBadge state={state} /> },
    { head: t('admin.invoice.dueOn'), phone: 'belowEnd', cell: ({ dueOn }) => <Day value={dueOn} /> },
    {
      head: t('admin.invoice.total'),
      align: 'end',
      phone: 'end',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
    {
      head: t('admin.payment.actions'),
      align: 'end',
      phone: 'menu',
      cell: (invoice) => <InvoiceMenu invoice={invoice} />,
    },
  ]
}
