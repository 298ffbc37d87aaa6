import { isInReview } from '../../../src/payments/payment-states.ts'
import { methodWords } from '../../method-words.ts'
import { Card } from '../../ui/card.tsx'
import { reasonWords } from '../../ui/events/reason.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Moment, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel, PaymentModel } from './model.ts'

type Props = {
  payments: readonly PaymentModel[]
  creditUsed: InvoiceModel['creditUsed']
  currency: string
  /** Its total is zero. */
  isFree: boolean
}
type Row = {
  readonly id: string
  readonly at: string
  readonly minor: bigint
  readonly payment: PaymentModel | null
}

/** What was paid towards an invoice, or tried to be, and what credit was used on it; the newest first. */
export function Payments({ payments, creditUsed, currency, isFree }: Props) {
  const t = useWords()
  const rows = rowsOf(payments, creditUsed)
  const nothing = t(isFree ? 'account.invoice.wasFree' : 'account.invoice.noPayments')
  const columns: Column<Row>[] = [
    {
      head: t('account.list.method'),
      phone: 'title',
      cell: ({ payment }) => (payment ? <Payment payment={payment} /> : t('account.invoice.credit')),
    },
    { head: t('account.list.date'), cell: (row) => <Moment value={row.at} format="day" /> },
    {
      head: t('account.list.state'),
      cell: ({ payment }) => <StatusBadge state={payment?.status ?? 'approved'} />,
    },
    {
      head: t('account.list.amount'),
      align: 'end',
      cell: ({ minor }) => <Money value={{ minor, currency }} className="font-[550]" />,
    },
  ]
  return (
    <div id="payments" className="scroll-mt-4">
      <Card title={t('account.invoice.payments')} flush>
        <Table
          caption={t('account.invoice.payments')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<p className="px-5 py-4 text-muted">{nothing}</p>}
        />
      </Card>
    </div>
  )
}

function rowsOf(payments: readonly PaymentModel[], creditUsed: InvoiceModel['creditUsed']): Row[] {
  const paid = payments.map((payment) => ({
    id: payment.id,
    at: payment.at,
    minor: payment.amountMinor,
    payment,
  }))
  const credits = creditUsed.map(({ at, amountMinor }) => ({
    id: `credit ${at}`,
    at,
    minor: BigInt(amountMinor),
    payment: null,
  }))
  return [...paid, ...credits].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function Payment({ payment }: { payment: PaymentModel }) {
  const t = useWords()
  const { money } = useFormats()
  const { methodLabel, reason, refundedMinor, currency } = payment
  return (
    <div className="min-w-0">
      <div className="font-[550]">{methodWords(t, methodLabel)}</div>
      {reason && !isInReview(payment) && (
        <div className="text-[0.8125rem] text-muted first-letter:uppercase">{reasonWords(t, reason)}</div>
      )}
      {refundedMinor > 0n && (
        <div className="text-[0.8125rem] text-muted">
          {t('account.invoice.refundedOf', { amount: money({ minor: refundedMinor, currency }) })}
        </div>
      )}
    </div>
  )
}
