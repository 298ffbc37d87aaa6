import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { hasExpired } from '../invoices/invoice-states.ts'
import { askPayment } from '../payments/ask-payment.ts'
import { payPage } from '../payments/pay-page.ts'
import { process } from '../platform/process.ts'
import { outcomeOf, PayOutcome, payingSteps, payWithChoice, ready } from './pay-with-choice.ts'
import { PaymentChoice } from './payment-choice.ts'

/** Pays an invoice as its customer chose: credit first, then a method, a new card or a transfer. */
export const payInvoice = process({
  name: 'invoice.pay',
  input: z.object({ number: z.string().min(1).max(60), paymentChoice: PaymentChoice }),
  output: PayOutcome,
  may: ownsInvoice,
  steps: { ...payingSteps, page: payPage },
  async run(call, { number, paymentChoice }) {
    const { invoice, credit } = await call.steps.page(call.actor, { number })
    const due = async () => ({ open: invoice.open, credit })
    const choice = await ready(call, paymentChoice, { due, wrongs: [] })
    return payWithChoice(
      call,
      {
        invoiceId: invoice.id,
        number: invoice.number,
        isPaidWholly: hasExpired(invoice),
      },
      choice,
    )
  },
})

/** How a payment stands that was under way when its customer last looked: its gateway is asked. */
export const lookAtPayment = process({
  name: 'invoice.look_at_payment',
  input: z.object({ number: z.string().min(1).max(60) }),
  output: PayOutcome,
  may: ownsInvoice,
  steps: { page: payPage, ask: askPayment },
  async run({ actor, steps }, { number }): Promise<PayOutcome> {
    const { attempt } = await steps.page(actor, { number })
    if (!attempt?.isUnresolved) return { status: 'look', number }
    return outcomeOf(await steps.ask(actor, { paymentId: attempt.id }), number)
  },
})
