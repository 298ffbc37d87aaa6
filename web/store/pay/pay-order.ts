import { redirect, redirectDocument } from 'react-router'
import type { App } from '../../../src/app.ts'
import { isPaid } from '../../../src/invoices/invoice-states.ts'
import type { InvoiceId } from '../../../src/kernel/ids.ts'
import { hasFailed, isApproved, isWaiting } from '../../../src/payments/payment-states.ts'
import { redirectSaying } from '../../flash.ts'
import { isRefused } from '../../refused.ts'
import { type Door, forgetCard, type PaymentChoice } from './payment-choice.ts'

type Order = { readonly invoiceId: InvoiceId; readonly number: string }
type Payment = Awaited<ReturnType<App['payments']['pay']>>

/**
 * Pays an invoice, credit first, and leads to where it goes on from there. `key` stands for this one press of the button,
 * so that pressing twice does not use credit twice. A new card that this payment does not need or that does not work is
 * not kept.
 */
export async function payOrder(
  door: Door,
  order: Order,
  means: PaymentChoice,
  key: string,
): Promise<Response> {
  const { app, actor } = door
  const { invoiceId, number } = order
  try {
    if (means.creditMinor > 0n) {
      const applied = { invoiceId, amountMinor: means.creditMinor }
      const after = await app.payments.applyCredit(actor, applied, { idempotencyKey: key })
      if (isPaid(after)) return thanks(number)
    }
    if (!means.payWith) return redirect(`/checkout/${number}`, 303)
    const payment = await app.payments.pay(actor, { invoiceId, with: means.payWith })
    if (hasFailed(payment) || payment.methodId !== means.newCard) await forgetCard(door, means)
    return goOn(payment, number)
  } catch (error) {
    if (isRefused(error)) await forgetCard(door, means)
    throw error
  }
}

/** Paid: to the invoice. A challenge: to the provider. Everything else is told on the invoice's pay page. */
export function goOn(payment: Payment, number: string): Response {
  if (isApproved(payment)) return thanks(number)
  // The provider's page is none of ours, even where it has our address, so the browser itself must go there.
  if (isWaiting(payment) && payment.continueUrl) return redirectDocument(payment.continueUrl, 303)
  return redirect(`/checkout/${number}`, 303)
}

export function thanks(number: string): Response {
  return redirectSaying(`/account/invoices/${number}?paid`, 'checkout.thankYou')
}
