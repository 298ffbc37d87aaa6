import { z } from 'zod'
import { InvoiceId, PaymentId } from '../../../src/kernel/ids.ts'
import { Reason } from '../../../src/kernel/text.ts'
import { afterwardsChoices, refundSources } from '../../../src/refunds/refund-states.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { optional, submitted } from '../../form.ts'
import { withAmount } from '../../typed-amount.ts'

const refundShape = {
  key: z.uuid(),
  paymentId: PaymentId,
  /** What is given back, and of which invoice, as `refundChoices` writes it. */
  of: z
    .string()
    .max(60)
    .transform((text) => text.split(' '))
    .pipe(z.tuple([z.enum(refundSources), InvoiceId])),
  reason: Reason,
  afterwards: optional(z.enum(afterwardsChoices)),
}

type Door = Pick<Provided, 'app' | 'actor'> & { readonly locale: string }

/** Gives a payment back, whole or in part; what the gateway made of it is said on the page that it leads `back` to. */
export function refund({ app, actor, locale }: Door, request: Request, back: string) {
  return submitted(
    request,
    withAmount(refundShape, { locale, sign: 'positive' }),
    async ({ key, paymentId, of: [source, invoiceId], amount, reason, afterwards }) => {
      const asked = { paymentId, invoiceId, source, amountMinor: String(amount.minor), reason, afterwards }
      // Of two payments refunded from one page, each has its own key.
      const idempotencyKey = `${key} ${paymentId}`
      const outcome = await app.refunds.make(actor, asked, { idempotencyKey })
      return redirectSaying(back, `admin.refund.${outcome}`)
    },
    { refund_too_large: 'amount', refund_only_whole: 'amount' },
  )
}
