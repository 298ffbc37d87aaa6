import type { StaffPayment } from '../../../src/overviews/staff-payment-store.ts'
import { isInReview } from '../../../src/payments/payment-states.ts'
import { methodWords } from '../../method-words.ts'
import { reasonWords } from '../../ui/events/reason.ts'
import { Link } from '../../ui/link.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Moment, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Nothing } from '../box.tsx'
import type { ListAddresses } from '../lists/address.ts'
import { RefundPayment, refundChoices } from './refund.tsx'
import { ReviewPayment } from './review.tsx'

/** A payment as every page of the staff area shows it. */
export type ShownPayment = StaffPayment & { readonly createdAt: string }

/** Payments with their outcome and, for those who may, what can be done about each. */
export function PaymentTable(props: {
  payments: readonly ShownPayment[]
  empty: string
  /** Left out on the invoice's own page. */
  showsInvoice?: boolean | undefined
  /** New with each page, so that a refund sent twice is made once. */
  formKey: string
}) {
  const t = useWords()
  const columns = usePaymentColumns(props)
  return (
    <Table
      caption={t('admin.customer.payments')}
      columns={columns}
      rows={props.payments}
      rowKey={(payment) => payment.id}
      empty={<Nothing>{props.empty}</Nothing>}
    />
  )
}

export function usePaymentColumns<P extends ShownPayment>({
  showsInvoice = false,
  isReviewedElsewhere = false,
  addresses,
  formKey,
}: {
  showsInvoice?: boolean | undefined
  /** Where what waits for a person stands in a table of its own. */
  isReviewedElsewhere?: boolean | undefined
  /** Around a list that can be sorted. */
  addresses?: ListAddresses | undefined
  formKey: string
}): Column<P>[] {
  const t = useWords()
  const invoice: Column<P> = {
    head: t('admin.invoice.invoice'),
    cell: ({ invoices }) =>
      invoices.map(({ id, number }, at) => (
        <div key={id}>
          <InvoiceLink number={number} leads={at === 0 ? 'the row' : 'itself'} />
        </div>
      )),
  }
  return [
    {
      head: t('admin.payment.payment'),
      sort: addresses?.by('made', 'descending'),
      phone: 'title',
      cell: (payment) => <PaidWith payment={payment} showsId={!showsInvoice} />,
    },
    ...(showsInvoice ? [invoice] : []),
    { head: t('admin.invoice.state'), cell: (payment) => <Outcome payment={payment} /> },
    {
      head: t('admin.payment.amount'),
      sort: addresses?.by('amount', 'descending'),
      align: 'end',
      phone: 'amount',
      cell: (payment) => <Amount payment={payment} />,
    },
    {
      head: t('admin.payment.actions'),
      align: 'end',
      cell: (payment) =>
        isReviewedElsewhere && waits(payment) ? null : <PaymentActions payment={payment} formKey={formKey} />,
    },
  ]
}

/** The row leads to the first of the invoices that the payment paid. */
function InvoiceLink({ number, leads }: { number: string; leads: 'the row' | 'itself' }) {
  const to = `/admin/invoices/${number}`
  if (leads === 'the row') {
    return (
      <RowLink to={to} className="figures whitespace-nowrap">
        {number}
      </RowLink>
    )
  }
  return (
    <Link to={to} className="soft-link figures whitespace-nowrap">
      {number}
    </Link>
  )
}

/** How and when; the gateway's own id for whoever looks it up there. */
function PaidWith({ payment, showsId }: { payment: ShownPayment; showsId: boolean }) {
  const t = useWords()
  const { gateway, methodLabel, externalId, createdAt } = payment
  return (
    <>
      <span className="font-[550]">{methodWords(t, methodLabel)}</span>
      <span className="block text-[0.8125rem] text-muted max-md:ml-2 max-md:inline">
        <Moment value={createdAt} />
        {showsId && externalId && gateway !== 'manual' && (
          <span className="block max-w-56 truncate text-xs max-md:max-w-36" title={externalId}>
            {externalId}
          </span>
        )}
      </span>
    </>
  )
}

export function Outcome({ payment: { status, reason } }: { payment: ShownPayment }) {
  const t = useWords()
  return (
    <span>
      <StatusBadge state={status} />
      {reason && <span className="mt-0.5 block text-[0.8125rem] text-muted">{reasonWords(t, reason)}</span>}
    </span>
  )
}

function Amount({ payment: { amountMinor, refundedMinor, currency } }: { payment: ShownPayment }) {
  const t = useWords()
  return (
    <div>
      <Money value={{ minor: amountMinor, currency }} />
      {BigInt(refundedMinor) > 0n && (
        <span className="block text-[0.8125rem] text-muted">
          {t('admin.payment.refunded')} <Money value={{ minor: refundedMinor, currency }} />
        </span>
      )}
    </div>
  )
}

/** Deciding what waits for a person, and giving back what was taken. */
function PaymentActions({ payment, formKey }: { payment: ShownPayment; formKey: string }) {
  if (waits(payment)) return <ReviewPayment payment={payment} />
  return refundChoices(payment).length > 0 ? <RefundPayment payment={payment} formKey={formKey} /> : null
}

function waits(payment: ShownPayment): boolean {
  return isInReview(payment) || payment.isTransferAwaited
}
