import { html } from 'hono/html'
import { type Money, toDecimal } from '../../kernel/money.ts'
import { frame, type Html } from './frame.ts'

/** The provider is somebody else's, so its words are in no catalogue of the shop's: it speaks English to everybody. */
export function challengePage(values: { shopName: string; amount: Money; description: string }): Html {
  return frame(
    'Confirm your payment',
    html`<p>Your bank asks whether this payment is yours.</p>
      <dl>
        <dt>To</dt>
        <dd>${values.shopName}</dd>
        <dt>For</dt>
        <dd>${values.description}</dd>
        <dt>Amount</dt>
        <dd class="amount">${formatted(values.amount)}</dd>
      </dl>
      <form method="post">
        <button class="approve" name="verdict" value="approve">Approve</button>
        <button name="verdict" value="decline">Decline</button>
      </form>`,
  )
}

/** Shown for a challenge that was answered, withdrawn, or left alone for too long. */
export function overPage(returnUrl: string): Html {
  return frame(
    'There is nothing left to confirm',
    html`<p>This payment was answered before, or took too long.</p>
      <p><a href="${returnUrl}">Go back to the shop</a></p>`,
  )
}

function formatted(amount: Money): string {
  const currency = new Intl.NumberFormat('en', { style: 'currency', currency: amount.currency })
  return currency.format(toDecimal(amount) as `${number}`)
}
