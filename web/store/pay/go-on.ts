import { redirect, redirectDocument } from 'react-router'
import type { PayOutcome } from './payment-choice.ts'

/** Paid: to what is the customer's now. A challenge: to the provider. Everything else is told on the invoice's pay page. */
export function goOn(outcome: PayOutcome): Response {
  switch (outcome.status) {
    case 'paid':
      return redirect(`/account/invoices/${outcome.number}/done?paid`, 303)
    case 'continue':
      // The provider's page is none of ours, even where it has our address, so the browser itself must go there.
      return redirectDocument(outcome.continueUrl, 303)
    case 'look':
      return redirect(`/checkout/${outcome.number}`, 303)
  }
}
