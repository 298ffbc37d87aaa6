import { z } from 'zod'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { isPayable } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { methodToCharge } from '../methods/method-store.ts'
import { Begun, begin } from '../payments/begin-payment.ts'
import { takes } from '../payments/capabilities.ts'
import type { Payment } from '../payments/payment.ts'
import { findUnresolved } from '../payments/payment-store.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type DueCharge, nextTry } from './due-charge.ts'
import { lockDueCharge, saveDueCharge } from './due-charge-store.ts'
import './collection-ports.ts'

/**
 * Begins the charge of an invoice whose day has come, and fixes the day of the next try, so that each try is made once
 * however many workers look. Null: there is nothing to charge (paid meanwhile, no stored method, wanted by hand, not its time).
 * Retry days that went by unnoticed are not made up for one after the other: a card is tried once a day at most.
 */
export const beginDueCharge = useCase({
  name: 'collection.begin_charge',
  input: z.object({ invoiceId: InvoiceId }),
  output: Begun.nullable(),
  may: systemOnly,
  async run(work, { invoiceId }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    const charge = orNotFound(await lockDueCharge(work.trx, invoiceId))
    if (charge.chargeOn === null || charge.chargeOn > work.today) return null
    const { next, skipped } = nextTry(charge, { today: work.today, retryDays: work.shop.renewalRetryDays })
    const after: DueCharge = { ...charge, chargeOn: next }
    const obstacle = await obstacleTo(work, invoice)
    const { customerId } = invoice
    const payload = { customerId, invoice: refOf(invoice), nextTryOn: next }
    if (obstacle.reason !== null) {
      await saveDueCharge(work.trx, isPayable(invoice) ? after : { ...after, chargeOn: null })
      work.record({ type: `${charge.origin}.not_charged`, ...payload, reason: obstacle.reason })
      return null
    }
    const attempt = charge.attempts + 1
    await saveDueCharge(work.trx, { ...after, attempts: attempt })
    work.record({ type: `${charge.origin}.charge_tried`, ...payload, attempt, skippedTries: skipped })
    return begin(work, [invoice], { methodId: obstacle.methodId }, charge.origin)
  },
})

type Obstacle = { reason: string } | { reason: null; methodId: NonNullable<Payment['methodId']> }

async function obstacleTo(work: Work, invoice: Issued): Promise<Obstacle> {
  if (!isPayable(invoice)) return { reason: invoice.status }
  if (await findUnresolved(work.trx, invoice.id)) return { reason: 'payment_under_way' }
  if (await work.ports.isPaidByHand(work.trx, invoice.id)) return { reason: 'by_hand' }
  const method = await methodToCharge(work.trx, invoice.customerId)
  if (!method) return { reason: 'no_method' }
  const gateway = work.ports.gateways.get(method.gateway)
  if (!gateway || !takes(gateway.capabilities, openAmount(invoice))) return { reason: 'not_taken' }
  return { reason: null, methodId: method.id }
}
