import { html } from 'hono/html'
import { frame, type Html } from './frame.ts'
import { testAccounts, testCards } from './test-cards.ts'

/** What is wrong with what was typed. */
export type FormProblem = 'number' | 'expiry' | 'cvc' | 'account'

const problems: Record<FormProblem, string> = {
  number: 'This is none of the test cards.',
  expiry: 'This card has expired, or the date is not one.',
  cvc: 'The security code has three digits, or four on an American Express card.',
  account: 'This is none of the test accounts.',
}

/** The form in which a customer enters a card or a bank account, at the provider and not at the shop. */
export function methodForm(values: { shopName: string; problem: FormProblem | null }): Html {
  return frame(
    'Add a payment method',
    html`<p>${values.shopName} asks you to store a card or a bank account here. The shop never sees its number.</p>
      ${values.problem ? html`<p role="alert">${problems[values.problem]}</p>` : ''}
      <form method="post">
        <h2>Card</h2>
        <p><label>Card number <input name="number" inputmode="numeric" autocomplete="cc-number" maxlength="40" required /></label></p>
        <p><label>Expires (MM/YY) <input name="expiry" autocomplete="cc-exp" maxlength="9" required /></label></p>
        <p><label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="6" required /></label></p>
        <button class="approve" name="kind" value="card">Store this card</button>
      </form>
      <form method="post">
        <h2>Bank account (SEPA direct debit)</h2>
        <p><label>IBAN <input name="iban" autocomplete="off" maxlength="42" required /></label></p>
        <button class="approve" name="kind" value="sepa_debit">Store this account</button>
      </form>
      <form method="post"><button name="kind" value="cancel">Go back without storing anything</button></form>
      <details>
        <summary>Numbers to try</summary>
        <ul>
          ${Object.entries(testCards).map(([number, { behaviour }]) => html`<li>${number}: ${words(behaviour)}</li>`)}
          ${Object.entries(testAccounts).map(([iban, behaviour]) => html`<li>${iban}: ${words(behaviour)}</li>`)}
        </ul>
      </details>`,
  )
}

function words(behaviour: string): string {
  return behaviour.replaceAll('_', ' ')
}

export function formOverPage(returnUrl: string): Html {
  return frame(
    'This form is closed',
    html`<p>Something was stored with it before, or it took too long.</p>
      <p><a href="${returnUrl}">Go back to the shop</a></p>`,
  )
}
