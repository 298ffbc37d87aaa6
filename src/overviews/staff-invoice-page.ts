import { z } from 'zod'
import { Customer } from '../customers/customer.ts'
import { findCustomer } from '../customers/customer-store.ts'
import { invoiceState, invoiceStates, isPayable } from '../invoices/invoice-states.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { Recipient, shownInvoice } from '../invoices/shown-invoice.ts'
import { Day, list } from '../kernel/codecs.ts'
import { findWhetherBeingPaid } from '../payments/due-store.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { LineWithFields, lineWithFields } from './line-with-fields.ts'
import { creditNotesOf, ListedCreditNote } from './staff-invoice-page-store.ts'

/** An invoice as staff see it: all that it says, whose it is, and its credit notes. */
export const staffInvoicePage = query({
  name: 'invoice.staff_page',
  input: z.object({ number: z.string().max(40) }),
  output: shownInvoice({
    lines: list(LineWithFields),
    recipient: Recipient,
    customer: Customer.pick({ id: true, name: true, number: true }),
    creditNotes: list(ListedCreditNote),
    state: z.enum(invoiceStates),
    isPayable: z.boolean(),
    today: Day,
  }),
  may: staffWith('customers.view'),
  async run(view, { number }) {
    const { reader, today } = view
    const { lines, ...invoice } = orNotFound(await findInvoice(reader, { number }))
    const [customer, creditNotes, isBeingPaid] = await Promise.all([
      findCustomer(reader, invoice.customerId),
      creditNotesOf(reader, invoice.id),
      findWhetherBeingPaid(reader, invoice.id, view),
    ])
    const { id, name, number: customerNumber } = orNotFound(customer)
    return {
      ...invoice,
      lines: lines.map(lineWithFields),
      customer: { id, name, number: customerNumber },
      creditNotes,
      state: invoiceState({ ...invoice, isBeingPaid }, today),
      isPayable: isPayable(invoice),
      today,
    }
  },
})
