import { html } from 'hono/html'
import { type Money, toDecimal } from '../../kernel/money.ts'

type Html = ReturnType<typeof html>

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

export function unknownPage(): Html {
  return frame('No such payment', html`<p>The address is not one that this provider gave out.</p>`)
}

function frame(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Sandbox</title>
        <link rel="stylesheet" href="/sandbox/sandbox.css" />
      </head>
      <body>
        <header><strong>Sandbox</strong> No real money moves here. This page stands for a bank's.</header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

function formatted(amount: Money): string {
  const currency = new Intl.NumberFormat('en', { style: 'currency', currency: amount.currency })
  return currency.format(toDecimal(amount) as `${number}`)
}
