import type { OwnedInvoice } from '../../../src/overviews/customer-page-model.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { AllLink, Box, Nothing } from '../box.tsx'
import { InvoiceMenu } from '../invoice/menu.tsx'
import type { Recording } from '../invoice/record-payment.tsx'
import { InvoiceName } from '../list-parts.tsx'
import type { CustomerModel } from './page.tsx'

/** The latest invoices by state, those to be paid first. */
export function InvoicesBox({ model, formKey }: { model: CustomerModel; formKey: string }) {
  const t = useWords()
  const { id, invoices, counts, today } = model
  const columns = useColumns({ today, formKey })
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

function useColumns(recording: Recording): Column<OwnedInvoice>[] {
  const t = useWords()
  return [
    {
      head: t('admin.invoice.invoice'),
      phone: 'title',
      cell: ({ number, title }) => <InvoiceName number={number} title={title} />,
    },
    { head: t('admin.invoice.state'), cell: ({ state }) => <StatusBadge state={state} /> },
    { head: t('admin.invoice.dueOn'), cell: ({ dueOn }) => <Day value={dueOn} /> },
    {
      head: t('admin.invoice.total'),
      align: 'end',
      phone: 'amount',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
    {
      head: t('admin.payment.actions'),
      align: 'end',
      phone: 'menu',
      cell: (invoice) => <InvoiceMenu invoice={invoice} recording={recording} />,
    },
  ]
}
