import { z } from 'zod'
import { openAmount } from '../invoices/invoice.ts'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { findInvoicesByNumber } from '../invoices/invoice-store.ts'
import { Day, list, MoneyCodec } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { sum } from '../kernel/money.ts'
import { asCustomer } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { PaymentOptions, paymentOptions } from './payment-options.ts'
import { unresolvedAmong } from './payment-store.ts'

/** As many as one payment takes. */
export const InvoiceNumbers = z.array(z.string().min(1).max(60)).min(1).max(20).readonly()

const Part = z.object({ id: InvoiceId, number: z.string(), title: z.string(), dueOn: Day, open: MoneyCodec })

/** Invoices of one customer as they are to be paid together, the one that is due first before the others. */
export const payTogetherPage = query({
  name: 'payment.together_page',
  input: z.object({ numbers: InvoiceNumbers }),
  output: PaymentOptions.extend({
    /** Those of them that wait to be paid: none that is paid, or being paid, or over. */
    invoices: list(Part),
    open: MoneyCodec,
  }),
  may: asCustomer,
  async run(view, { numbers }) {
    const { reader, account } = view
    const asked = new Set(numbers)
    const found = await findInvoicesByNumber(reader, [...asked])
    const [first] = found
    if (!first || found.length < asked.size || found.some(({ customerId }) => customerId !== account)) {
      throw new Refused('not_found')
    }
    const { currency } = first
    if (found.some((invoice) => invoice.currency !== currency)) {
      throw new Refused('payment_of_several_currencies')
    }
    const busy = await unresolvedAmong(
      reader,
      found.map(({ id }) => id),
    )
    const invoices = found
      .filter((invoice) => isToBePaid(invoice) && !busy.has(invoice.id))
      .map((invoice) => ({
        id: invoice.id,
        number: invoice.number,
        title: invoice.title,
        dueOn: invoice.dueOn,
        open: openAmount(invoice),
      }))
      .sort((a, b) => (`${a.dueOn} ${a.id}` < `${b.dueOn} ${b.id}` ? -1 : 1))
    const open = sum(
      invoices.map((invoice) => invoice.open),
      currency,
    )
    return { ...(await paymentOptions(view, account, currency)), invoices, open }
  },
})
