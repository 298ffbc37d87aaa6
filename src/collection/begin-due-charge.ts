import { z } from 'zod'
import { payWithCredit } from '../credit/apply-credit.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { isPaid, isPayable } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { lockCredit } from '../ledger/ledger-store.ts'
import { methodToCharge } from '../methods/method-store.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import { Begun, begin } from '../payments/begin-payment.ts'
import { findUnresolved } from '../payments/payment-store.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { creditFirst } from './credit-first.ts'
import { type DueCharge, nextTry } from './due-charge.ts'
import { findDueCharge, lockDueCharge, saveDueCharge } from './due-charge-store.ts'
import { leastTaken } from './least-taken.ts'
import './collection-ports.ts'

/**
 * Begins the charge of an invoice whose day has come, and fixes the day of the next try, so that each try is made once
 * however many workers look. Account credit is used first. Null: there is nothing to charge (paid meanwhile or with credit, no stored
 * method, wanted by hand, not its time). Retry days that went by unnoticed are not made up for one after the other: a card is tried
 * once a day at most.
 */
export const beginDueCharge = useCase({
  name: 'collection.begin_charge',
  input: z.object({ invoiceId: InvoiceId }),
  output: Begun.nullable(),
  may: systemOnly,
  async run(work, { invoiceId }) {
    const seen = orNotFound(await lockInvoice(work.trx, invoiceId))
    // The invoice is locked, and whoever changes when it is charged locks it too.
    const planned = orNotFound(await findDueCharge(work.trx, invoiceId))
    if (planned.chargeOn === null || planned.chargeOn > work.today) return null
    const obstacle = await obstacleTo(work, seen)
    const invoice = await withCredit(work, seen, obstacle)
    if (isPaid(invoice) && !isPaid(seen)) return null
    const charge = orNotFound(await lockDueCharge(work.trx, invoiceId))
    return obstacle.reason === null
      ? tryNow(work, { invoice, charge, method: obstacle.method })
      : notNow(work, { invoice, charge, reason: obstacle.reason })
  },
})

type Due = { readonly invoice: Issued; readonly charge: DueCharge }

async function tryNow(
  work: Work,
  { invoice, charge, method }: Due & { method: PaymentMethod },
): Promise<Begun> {
  const { next, skipped } = nextOf(work, charge)
  const attempt = charge.attempts + 1
  await saveDueCharge(work.trx, { ...charge, chargeOn: next, attempts: attempt })
  const { customerId } = invoice
  work.record({
    type: `${charge.origin}.charge_tried`,
    customerId,
    invoice: refOf(invoice),
    nextTryOn: next,
    attempt,
    skippedTries: skipped,
  })
  const payWith = { methodId: method.id }
  return begin(work, [invoice], { payWith, fromCreditMinor: 0n, origin: charge.origin })
}

async function notNow(work: Work, { invoice, charge, reason }: Due & { reason: string }): Promise<null> {
  const { next } = nextOf(work, charge)
  await saveDueCharge(work.trx, { ...charge, chargeOn: isPayable(invoice) ? next : null })
  const { customerId } = invoice
  if (reason === 'by_hand') {
    work.record({ type: 'renewal.reminded', customerId, invoice: refOf(invoice) })
    return null
  }
  const type = `${charge.origin}.not_charged` as const
  work.record({ type, customerId, invoice: refOf(invoice), nextTryOn: next, reason })
  return null
}

function nextOf({ today, shop }: Work, charge: DueCharge) {
  return nextTry(charge, { today, retryDays: shop.renewalRetryDays })
}

type Obstacle = { reason: string } | { reason: null; method: PaymentMethod }

async function obstacleTo(work: Work, invoice: Issued): Promise<Obstacle> {
  if (!isPayable(invoice)) return { reason: invoice.status }
  if (await findUnresolved(work.trx, invoice.id)) return { reason: 'payment_under_way' }
  if (await work.ports.isPaidByHand(work.trx, invoice.id)) return { reason: 'by_hand' }
  const method = await methodToCharge(work.trx, invoice.customerId)
  if (!method) return { reason: 'no_method' }
  if (!leastTaken(work.ports, method, openAmount(invoice))) return { reason: 'not_taken' }
  return { reason: null, method }
}

/** It is collected by itself, whether or not there is something to charge. */
const collectible: readonly (string | null)[] = [null, 'no_method', 'not_taken']

/** What may be paid by itself is paid with credit first; where there is nothing to charge the rest to, only if it is enough. */
async function withCredit(work: Work, invoice: Issued, obstacle: Obstacle): Promise<Issued> {
  if (!work.shop.creditFirst || !collectible.includes(obstacle.reason)) return invoice
  const open = openAmount(invoice)
  const credit = await lockCredit(work.trx, invoice.customerId, invoice.currency)
  const least = obstacle.reason === null ? leastTaken(work.ports, obstacle.method, open) : null
  const used = creditFirst({ open, credit, least })
  return used.minor > 0n ? payWithCredit(work, invoice, used) : invoice
}
