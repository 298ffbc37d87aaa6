import { z } from 'zod'
import { Day } from '../../../src/kernel/codecs.ts'
import { InvoiceId } from '../../../src/kernel/ids.ts'
import { optionalLine } from '../../../src/kernel/text.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { withAmount } from '../../typed-amount.ts'

const shape = {
  key: z.uuid(),
  invoiceId: InvoiceId,
  method: z.enum(['manual', 'cash', 'other']),
  receivedOn: Day,
  reference: optionalLine(100),
}

type Door = Pick<Provided, 'app' | 'actor'> & { readonly locale: string }

/** Writes down a payment that came outside of the shop, and says so on the page that it leads `back` to. */
export function recordPayment({ app, actor, locale }: Door, request: Request, back: string) {
  return submitted(
    request,
    withAmount(shape, { locale, sign: 'positive' }),
    async ({ key, amount, ...form }) => {
      const received = { ...form, amountMinor: String(amount.minor) }
      await app.payments.record(actor, received, { idempotencyKey: `${key} ${form.invoiceId}` })
      return redirectSaying(back, 'admin.record.done')
    },
    {
      payment_more_than_open: 'amount',
      payment_less_than_all: 'amount',
      payment_day_to_come: 'receivedOn',
    },
  )
}
