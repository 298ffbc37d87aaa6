import type { ReactNode } from 'react'
import { hasExpired, isCancelled } from '../../../src/invoices/invoice-states.ts'
import type { ListedInvoice } from '../../../src/overviews/invoice-list-store.ts'
import { RowLink } from '../../ui/row-link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

export type Row = ListedInvoice

/** Invoices as their customer sees them listed. `brief` leaves out what the summary has no room for. */
export function InvoiceTable(props: {
  caption: string
  invoices: readonly Row[]
  brief?: boolean | undefined
  empty?: ReactNode
}) {
  const columns = useColumns()
  return (
    <Table
      caption={props.caption}
      columns={props.brief ? columns.filter(({ brief }) => brief) : columns}
      rows={props.invoices}
      rowKey={(row) => row.number}
      empty={props.empty}
    />
  )
}

function useColumns(): (Column<Row> & { readonly brief: boolean })[] {
  const t = useWords()
  return [
    {
      head: t('account.list.for'),
      phone: 'title',
      brief: true,
      cell: (row) => <Title row={row} />,
    },
    {
      head: t('account.list.state'),
      brief: true,
      cell: (row) => <StatusBadge state={row.state} />,
    },
    {
      head: t('account.list.date'),
      phone: 'hidden',
      brief: false,
      cell: (row) => <Day value={row.issuedOn} />,
    },
    { head: t('account.list.due'), brief: false, cell: (row) => <Day value={row.dueOn} /> },
    {
      head: t('account.list.amount'),
      align: 'end',
      phone: 'amount',
      brief: true,
      cell: ({ totalMinor: minor, currency }) => <Money value={{ minor, currency }} />,
    },
    {
      head: t('account.list.open'),
      align: 'end',
      phone: 'hidden',
      brief: false,
      cell: (row) => <Open row={row} />,
    },
  ]
}

function Title({ row }: { row: Row }) {
  const t = useWords()
  const hasStopped = hasExpired(row) && row.origin === 'renewal'
  return (
    <div className="min-w-0">
      <RowLink to={`/account/invoices/${row.number}`}>{row.title}</RowLink>
      <div className="figures text-[0.8125rem] text-muted max-md:hidden">{row.number}</div>
      {hasStopped && (
        <div className="text-[0.8125rem] text-[var(--warn)]">{t('account.invoices.stopped')}</div>
      )}
    </div>
  )
}

function Open({ row }: { row: Row }) {
  const minor = BigInt(row.totalMinor) - BigInt(row.receivedMinor)
  if (isCancelled(row) || minor === 0n) return <span className="text-muted">–</span>
  return <Money value={{ minor, currency: row.currency }} className="font-[550]" />
}
