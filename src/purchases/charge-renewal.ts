import { z } from 'zod'
import { type Issued, isPayable } from '../invoices/invoice.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import { type CalendarDate, daysBetween, plusDays, startOfDay } from '../kernel/calendar.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { type Begun, begin } from '../payments/begin-payment.ts'
import { methodsOf } from '../payments/method-store.ts'
import { amountOf, type Transaction } from '../payments/transaction.ts'
import { findUnresolved } from '../payments/transaction-store.ts'
import { systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import {
  findRenewalCharge,
  isPaidByHand,
  lockRenewalCharge,
  type RenewalCharge,
  saveRenewalCharge,
} from './renewal-store.ts'
import './purchase-mails.ts'

/**
 * Begins the charge of a renewal invoice whose day has come, and fixes the day of the next try, so that each try is made
 * once however many workers look. Null: there is nothing to charge (paid meanwhile, no stored method, wanted by hand, not its time).
 * Retry days that went by unnoticed are not made up for one after the other: a card is tried once a day at most.
 */
export const beginRenewalCharge = useCase({
  name: 'renewal.begin_charge',
  input: z.object({ invoiceId: InvoiceId }),
  may: systemOnly,
  async run(work, { invoiceId }): Promise<Begun | null> {
    const invoice = found(await lockInvoice(work.trx, invoiceId))
    const charge = found(await lockRenewalCharge(work.trx, invoiceId))
    if (charge.chargeAt === null || charge.chargeAt > work.now) return null
    const { next, skipped } = nextTry(charge, work)
    const after: RenewalCharge = { ...charge, chargeAt: next && startOfDay(next, work.store.timeZone) }
    const obstacle = await obstacleTo(work, invoice)
    const { customerId, number } = invoice
    const about = { customerId, invoiceId, number, nextTryOn: next }
    if (obstacle.reason !== null) {
      const stays = isPayable(invoice) ? after : { ...after, chargeAt: null }
      await saveRenewalCharge(work.trx, stays)
      work.record({ type: 'renewal.not_charged', ...about, reason: obstacle.reason })
      return null
    }
    const attempt = charge.attempts + 1
    await saveRenewalCharge(work.trx, { ...after, attempts: attempt })
    work.record({ type: 'renewal.charge_tried', ...about, attempt, skippedTries: skipped })
    return begin(work, invoice, { methodId: obstacle.methodId }, 'renewal')
  },
})

type Obstacle = { reason: string } | { reason: null; methodId: NonNullable<Transaction['methodId']> }

async function obstacleTo(work: Work, invoice: Issued): Promise<Obstacle> {
  if (!isPayable(invoice)) return { reason: invoice.status }
  if (await findUnresolved(work.trx, invoice.id)) return { reason: 'payment_under_way' }
  if (await isPaidByHand(work.trx, invoice.id)) return { reason: 'by_hand' }
  const [method] = await methodsOf(work.trx, invoice.customerId)
  return method ? { reason: null, methodId: method.id } : { reason: 'no_method' }
}

type NextTry = { next: CalendarDate | null; skipped: number }

/** The first retry day after today on which the service still runs, and how many earlier ones went by unused. */
function nextTry(charge: RenewalCharge, { today, store }: Work): NextTry {
  const days = [0, ...store.renewalRetryDays].sort((a, b) => a - b)
  const passed = daysBetween(charge.renewsOn, today)
  const usedUp = days.filter((day) => day <= passed).length
  const nextDay = days.find((day) => day > passed)
  const next = nextDay === undefined ? null : plusDays(charge.renewsOn, nextDay)
  return {
    next: next && next < charge.lastDay ? next : null,
    skipped: Math.max(0, usedUp - 1 - charge.attempts),
  }
}

/** Tells the customer that a renewal could not be charged, when it is tried again, and how to pay it themselves. */
export async function renewalPaymentFailed(
  work: Work,
  { transaction, invoice }: { transaction: Transaction; invoice: Issued },
): Promise<void> {
  if (transaction.origin !== 'renewal') return
  const charge = await findRenewalCharge(work.trx, invoice.id)
  if (!charge) return
  const { recipient, customerId, number, title } = invoice
  work.sendMail({
    ...{ template: 'renewal.payment_failed', subjectId: invoice.id, occasion: transaction.id, customerId },
    ...{ recipient: recipient.email, locale: recipient.locale },
    content: {
      ...{
        name: recipient.name,
        number,
        title,
        amount: amountOf(transaction),
        method: transaction.methodLabel,
      },
      nextTryOn: nextTry(charge, work).next,
      ...{ lastDay: charge.lastDay, url: invoiceUrl(work, invoice) },
    },
  })
}
