import { redirect, redirectDocument } from 'react-router'
import type { PayOutcome } from './payment-choice.ts'

/** Paid: to what is the customer's now. A challenge: to the provider. Everything else is told on the invoice's pay page. */
export function goOn(outcome: PayOutcome, paid = toWhatIsTheirs): Response {
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

function toWhatIsTheirs(number: string): Response {
  return redirect(`/account/invoices/${number}/done?paid`, 303)
}
