import { z } from 'zod'
import { InvoiceId, PaymentId } from '../../../src/kernel/ids.ts'
import { fromDecimal, type Money } from '../../../src/kernel/money.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'

/** As people write amounts: with a comma or a point, "12,50". */
export const Amount = z
  .string()
  .trim()
  .min(1)
  .regex(/^\d{1,12}([.,]\d{1,4})?$/, 'form.number')
export const SignedAmount = z
  .string()
  .trim()
  .min(1)
  .regex(/^[-−]?\d{1,12}([.,]\d{1,4})?$/, 'form.number')

type Typed = { readonly amount: string; readonly currency: string }

/** The typed amount as money; a problem of its field where it has more digits than the currency, or is nothing. */
export function amountIn<F extends Typed>(
  form: F,
  context: z.RefinementCtx,
): Omit<F, 'amount'> & { amount: Money } {
  const amount = fromDecimal(form.amount.replace('−', '-').replace(',', '.'), form.currency)
  if (amount && amount.minor !== 0n) return { ...form, amount }
  context.addIssue({ code: 'custom', path: ['amount'], message: 'form.number', input: form.amount })
  return z.NEVER
}

const RefundForm = z.object({
  key: z.uuid(),
  paymentId: PaymentId,
  /** Asked for where the payment paid several. */
  invoiceId: InvoiceId.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  amount: Amount,
  reason: z.string().trim().min(1).max(300),
})

/** Gives a payment back, whole or in part; what the gateway made of it is said on the page that it leads `back` to. */
export function refund({ app, actor }: Pick<Provided, 'app' | 'actor'>, request: Request, back: string) {
  return submitted(
    request,
    RefundForm.transform(amountIn),
    async ({ key, paymentId, invoiceId, amount, reason }) => {
      const asked = { paymentId, invoiceId, amountMinor: String(amount.minor), reason }
      // Of two payments refunded from one page, each has its own key.
      const idempotencyKey = `${key} ${paymentId}`
      const outcome = await app.refunds.make(actor, asked, { idempotencyKey })
      return redirectSaying(back, `admin.refund.${outcome}`)
    },
  )
}
