import type { ListedPayment } from '../../../src/overviews/payment-list-store.ts'
import { hasFailed, isPartlyRefunded } from '../../../src/payments/payment-states.ts'
import { methodWords } from '../../method-words.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { reasonWords } from '../../ui/events/reason.ts'
import { CreditCard, FileDown } from '../../ui/icons.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Moment, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** Every payment with its invoice, also those that did not go through. */
export function PaymentHistory({ payments }: { payments: readonly ListedPayment[] }) {
  const t = useWords()
  const columns: Column<ListedPayment>[] = [
    { head: t('account.list.for'), phone: 'title', cell: (row) => <What row={row} /> },
    { head: t('account.list.date'), cell: (row) => <Moment value={row.at} format="day" /> },
    { head: t('account.list.method'), cell: (row) => methodWords(t, row.methodLabel) },
    { head: t('account.list.state'), cell: (row) => <State row={row} /> },
    {
      head: t('account.list.amount'),
      align: 'end',
      phone: 'amount',
      cell: ({ amountMinor: minor, currency }) => (
        <Money value={{ minor, currency }} className="font-[550]" />
      ),
    },
    {
      head: t('account.payments.pdf'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Pdf number={row.number} />,
    },
  ]
  return (
    <Card title={t('account.payments.history')} flush>
      <Table
        caption={t('account.payments.history')}
        columns={columns}
        rows={payments}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={<CreditCard />}
            title={t('account.payments.noHistory')}
            text={t('account.payments.noHistoryText')}
          />
        }
      />
    </Card>
  )
}

function What({ row: { number, title } }: { row: ListedPayment }) {
  return (
    <div className="min-w-0">
      <RowLink to={`/account/invoices/${number}`}>{title}</RowLink>
      <div className="figures text-[0.8125rem] text-muted max-md:hidden">{number}</div>
    </div>
  )
}

function State({ row }: { row: ListedPayment }) {
  const t = useWords()
  const { money } = useFormats()
  const { status, reason, refundedMinor, currency } = row
  const isOver = hasFailed(row)
  return (
    <div>
      <StatusBadge state={status} />
      {isOver && reason && (
        <div className="mt-0.5 text-[0.8125rem] text-muted first-letter:uppercase">
          {reasonWords(t, reason)}
        </div>
      )}
      {BigInt(refundedMinor) > 0n && isPartlyRefunded(row) && (
        <div className="mt-0.5 text-[0.8125rem] text-muted">
          {t('account.payments.refundedOf', { amount: money({ minor: refundedMinor, currency }) })}
        </div>
      )}
    </div>
  )
}

function Pdf({ number }: { number: string }) {
  const t = useWords()
  return (
    <a
      href={`/account/invoices/${number}/pdf`}
      className="inline-grid size-8 place-items-center rounded-field hover:bg-base-200"
      title={t('account.payments.pdfOf', { number })}
    >
      <FileDown aria-hidden className="size-4" />
      <span className="sr-only">{t('account.payments.pdfOf', { number })}</span>
    </a>
  )
}
