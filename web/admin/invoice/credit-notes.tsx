import type { ListedCreditNote } from '../../../src/overviews/staff-invoice-page-store.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** What corrects the invoice; nothing shows while nothing does. */
export function CreditNotes({ notes }: { notes: readonly ListedCreditNote[] }) {
  const t = useWords()
  const columns: Column<ListedCreditNote>[] = [
    {
      head: t('admin.invoice.creditNote'),
      phone: 'title',
      cell: ({ number }) => <span className="figures font-[550]">{number}</span>,
    },
    { head: t('admin.reason'), cell: ({ reason }) => reason },
    { head: t('admin.invoice.issuedOn'), cell: ({ issuedOn }) => <Day value={issuedOn} /> },
    {
      head: t('admin.invoice.total'),
      align: 'end',
      phone: 'amount',
      cell: ({ totalMinor, currency }) => <Money value={{ minor: totalMinor, currency }} />,
    },
  ]
  if (notes.length === 0) return null
  return (
    <div id="credit-notes">
      <Card title={t('admin.invoice.creditNotes')} flush>
        <Table
          caption={t('admin.invoice.creditNotes')}
          columns={columns}
          rows={notes}
          rowKey={(note) => note.id}
        />
      </Card>
    </div>
  )
}
