import { z } from 'zod'
import { openAmount, totalOf } from '../invoices/invoice.ts'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { invoiceState, invoiceStates, isPayable } from '../invoices/invoice-states.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { shownInvoice } from '../invoices/shown-invoice.ts'
import { Day, list, MoneyCodec } from '../kernel/codecs.ts'
import { money } from '../kernel/money.ts'
import { creditOf } from '../ledger/ledger-store.ts'
import { findWhetherBeingPaid } from '../payments/due-store.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { findRelated, Related } from './invoice-page-store.ts'
import { LineWithFields, lineWithFields } from './line-with-fields.ts'

/** An invoice as its customer sees it: all that it says, its credit notes, the credit used on it and what is left of that. */
export const invoicePage = query({
  name: 'invoice.page',
  input: z.object({ number: z.string().min(1).max(40) }),
  output: shownInvoice({
    lines: list(LineWithFields),
    ...Related.shape,
    total: MoneyCodec,
    open: MoneyCodec,
    state: z.enum(invoiceStates),
    isPayable: z.boolean(),
    credit: MoneyCodec,
    today: Day,
  }),
  may: ownsInvoice,
  async run(view, { number }) {
    const { reader, today } = view
    const invoice = orNotFound(await findInvoice(reader, { number }))
    const isBeingPaid = await findWhetherBeingPaid(reader, invoice.id, view)
    const related = await findRelated(reader, invoice.id)
    const credit = await creditOf(reader, invoice.customerId)
    const { recipient: _recipient, lines, ...said } = invoice
    return {
      ...said,
      ...related,
      total: totalOf(invoice),
      open: openAmount(invoice),
      lines: lines.map(lineWithFields),
      state: invoiceState({ ...invoice, isBeingPaid }, today),
      isPayable: isPayable(invoice),
      today,
      credit: credit.find((each) => each.currency === invoice.currency) ?? money(0n, invoice.currency),
    }
  },
})
