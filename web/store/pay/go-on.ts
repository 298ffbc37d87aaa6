import { redirect, redirectDocument } from 'react-router'
import { redirectSaying } from '../../flash.ts'
import type { PayOutcome } from './payment-choice.ts'

/** Paid: to the invoice. A challenge: to the provider. Everything else is told on the invoice's pay page. */
export function goOn(outcome: PayOutcome, paid = toInvoice): Response {
  switch (outcome.status) {
    case 'paid':
      return paid(outcome.number)
    case 'continue':
      // The provider's page is none of ours, even where it has our address, so the browser itself must go there.
      return redirectDocument(outcome.continueUrl, 303)
    case 'look':
      return redirect(`/checkout/${outcome.number}`, 303)
  }
}

function toInvoice(number: string): Response {
  return redirectSaying(`/account/invoices/${number}?paid`, 'checkout.thankYou')
}
