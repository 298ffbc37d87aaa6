import { allocate, type Money, money, smaller, zero } from '../kernel/money.ts'
import { refOf } from '../platform/history/fields.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { notDelivered } from './credit-note-store.ts'
import { giveAsCredit } from './give-as-credit.ts'
import type { Issued, Line } from './invoice.ts'
import { lockInvoice } from './invoice-store.ts'
import { totalsOf } from './totals.ts'

/**
 * These lines of a paid invoice have nothing left that they could be delivered to. What they cost, with its tax, becomes the
 * customer's credit by a credit note, and each is told of: nothing that was paid for is lost in silence.
 */
export async function creditUndelivered(work: Work, paid: Issued, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  // Read again: another kind of its lines may have been given back a moment ago, in this transaction.
  const invoice = orNotFound(await lockInvoice(work.trx, paid.id))
  const { currency } = invoice
  const cost = money(totalsOf(lines, invoice.taxMode).totalMinor, currency)
  const amount = smaller(cost, money(invoice.receivedMinor - invoice.refundedMinor, currency))
  if (amount.minor > 0n) {
    await giveAsCredit(work, invoice, { amount, reason: notDelivered, kind: 'undelivered_to_credit' })
  }
  tell(work, invoice, lines, amount)
}

function tell(work: Work, invoice: Issued, lines: readonly Line[], whole: Money): void {
  const { customerId, currency } = invoice
  const weights = lines.map((line) => line.amountMinor)
  const shares = whole.minor > 0n ? allocate(whole, weights) : []
  for (const [at, { id: lineId, description }] of lines.entries()) {
    const amount = shares[at] ?? zero(currency)
    work.record({
      type: 'invoice.not_delivered',
      customerId,
      invoice: refOf(invoice),
      lineId,
      description,
      amount,
    })
  }
}
