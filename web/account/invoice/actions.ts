import { z } from 'zod'
import type { App } from '../../../src/app.ts'
import type { Money } from '../../../src/kernel/money.ts'
import { optionalLine } from '../../../src/kernel/text.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { redirectSaying } from '../../flash.ts'
import { optional, submitted } from '../../form.ts'
import { formatMoney } from '../../format.ts'
import { typedAmount } from '../../typed-amount.ts'

type Doing = { app: App; actor: Actor; locale: string; request: Request; number: string }

/** What an invoice's page can do: use credit on it, cancel it, or note what its customer's books know it by. Which invoice it is stands in the address alone. */
export async function carryOut({ app, actor, locale, request, number }: Doing) {
  const { id: invoiceId, currency } = await app.invoices.page(actor, { number })
  const here = `/account/invoices/${number}`
  return submitted(
    request,
    formIn(currency, locale),
    async (form) => {
      if (form.intent === 'cancel') {
        await app.invoices.cancel(actor, { invoiceId, reason: 'by_customer' })
        return redirectSaying(here, 'account.invoice.cancelled', { number })
      }
      if (form.intent === 'purchase-order') {
        const { purchaseOrder } = form
        await app.invoices.setPurchaseOrder(actor, { invoiceId, purchaseOrder })
        return redirectSaying(here, 'account.invoice.purchaseOrderSaved')
      }
      const asked = { invoiceId, ...(form.amount && { amountMinor: String(form.amount.minor) }) }
      const used = await app.credit.apply(actor, asked, { idempotencyKey: form.key })
      const amount = formatMoney(used.applied, locale)
      return redirectSaying(here, 'account.invoice.creditApplied', { amount })
    },
    { credit_insufficient: 'amount', nothing_to_apply: 'amount' },
  )
}

function formIn(currency: string, locale: string) {
  return z.discriminatedUnion('intent', [
    z.object({
      intent: z.literal('credit'),
      key: z.uuid(),
      amount: optional(amountIn(currency, locale)),
    }),
    z.object({ intent: z.literal('cancel') }),
    z.object({ intent: z.literal('purchase-order'), purchaseOrder: optionalLine(60) }),
  ])
}

/** An amount as it is typed, more than nothing. */
function amountIn(currency: string, locale: string) {
  return z
    .string()
    .max(40)
    .transform((text, context): Money => {
      const { amount, problem } = typedAmount(text, currency, { locale, sign: 'positive' })
      if (amount) return amount
      context.addIssue({ code: 'custom', message: problem.key, params: { ...problem.params } })
      return z.NEVER
    })
}
