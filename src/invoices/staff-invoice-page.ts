import { z } from 'zod'
import { Customer } from '../customers/customer.ts'
import { findCustomer } from '../customers/customer-store.ts'
import { list } from '../kernel/codecs.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { isOverdue, isPayable } from './invoice-states.ts'
import { findInvoice } from './invoice-store.ts'
import { Recipient, shownInvoice, shownLine } from './shown-invoice.ts'
import { creditNotesOf, ListedCreditNote } from './staff-invoice-page-store.ts'

/** An invoice as staff see it: all that it says, whose it is, and its credit notes. */
export const staffInvoicePage = query({
  name: 'invoice.staff_page',
  input: z.object({ number: z.string().max(40) }),
  output: shownInvoice({
    recipient: Recipient,
    customer: Customer.pick({ id: true, name: true, number: true }),
    creditNotes: list(ListedCreditNote),
    isOverdue: z.boolean(),
    isPayable: z.boolean(),
  }),
  may: staffWith('customers.view'),
  async run({ reader, today }, { number }) {
    const { lines, ...invoice } = orNotFound(await findInvoice(reader, { number }))
    const [customer, creditNotes] = await Promise.all([
      findCustomer(reader, invoice.customerId),
      creditNotesOf(reader, invoice.id),
    ])
    const { id, name, number: customerNumber } = orNotFound(customer)
    return {
      ...invoice,
      lines: lines.map(shownLine),
      customer: { id, name, number: customerNumber },
      creditNotes,
      isOverdue: isOverdue(invoice, today),
      isPayable: isPayable(invoice),
    }
  },
})
