import { z } from 'zod'
import { isPaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import { InvoiceNumbers, payTogetherPage } from '../payments/pay-together-page.ts'
import { asCustomer } from '../platform/permission.ts'
import { type Call, keyOf, process } from '../platform/process.ts'
import { forgettingCard, outcomeOf, PayOutcome, payingSteps, ready } from './pay-with-choice.ts'
import { PaymentChoice } from './payment-choice.ts'

const steps = { ...payingSteps, page: payTogetherPage }
type Part = z.output<typeof payTogetherPage.output>['invoices'][number]

/**
 * Pays several invoices as their customer chose: credit for what is due first, then one payment for all that is left of them
 * (01-domain, Payments). Where it goes on is said by the number of the first of them.
 */
export const payInvoices = process({
  name: 'invoice.pay_together',
  input: z.object({ numbers: InvoiceNumbers, paymentChoice: PaymentChoice }),
  output: PayOutcome,
  may: asCustomer,
  steps,
  async run(call, { numbers, paymentChoice }): Promise<PayOutcome> {
    const { invoices, open, credit } = await call.steps.page(call.actor, { numbers })
    const [first] = invoices
    // All of them were paid meanwhile, or are being paid: the page of one says so.
    if (!first) return { status: 'look', number: present(numbers[0], 'an invoice') }
    const due = async () => ({ open, credit })
    const { creditMinor, payWith, newCard } = await ready(call, paymentChoice, { due, wrongs: [] })
    return forgettingCard<PayOutcome>(call, newCard, async (forget) => {
      const left = await applyInOrder(call, invoices, creditMinor)
      if (left.length === 0) {
        await forget()
        return { status: 'paid', number: first.number }
      }
      if (!payWith) return { status: 'look', number: numberOf(invoices, left[0]) }
      const payment = await call.steps.pay(call.actor, { invoiceIds: left, with: payWith })
      if (payment.methodId !== newCard) await forget()
      return outcomeOf(payment, numberOf(invoices, left[0]))
    })
  },
})

/** Uses credit for one after the other, the first due first. Answers with those of which something is left to pay. */
async function applyInOrder(
  { actor, steps: { applyCredit }, options }: Call<typeof steps>,
  invoices: readonly Part[],
  creditMinor: bigint,
): Promise<InvoiceId[]> {
  const left: InvoiceId[] = []
  let credit = creditMinor
  for (const { id: invoiceId, open } of invoices) {
    const amountMinor = open.minor < credit ? open.minor : credit
    credit -= amountMinor
    if (amountMinor === 0n) {
      left.push(invoiceId)
      continue
    }
    const applied = { invoiceId, amountMinor: String(amountMinor) }
    const after = await applyCredit(actor, applied, keyOf(options, invoiceId))
    if (!isPaid(after)) left.push(invoiceId)
  }
  return left
}

function numberOf(invoices: readonly Part[], id: InvoiceId | undefined): string {
  return present(
    invoices.find((invoice) => invoice.id === id),
    'one of those that are paid',
  ).number
}
