import { z } from 'zod'
import { MoneyCodec } from '../kernel/codecs.ts'
import { money } from '../kernel/money.ts'
import { creditOf } from '../ledger/ledger-store.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { openAmount, totalOf } from './invoice.ts'
import { findRelated, Related } from './invoice-page-store.ts'
import { ownsInvoice } from './invoice-rules.ts'
import { isOverdue, isPayable } from './invoice-states.ts'
import { findInvoice } from './invoice-store.ts'
import { shownInvoice, shownLine } from './shown-invoice.ts'

/** An invoice as its customer sees it: all that it says, its credit notes, the credit used on it and what is left of that. */
export const invoicePage = query({
  name: 'invoice.page',
  input: z.object({ number: z.string().min(1).max(40) }),
  output: shownInvoice({
    ...Related.shape,
    total: MoneyCodec,
    open: MoneyCodec,
    isOverdue: z.boolean(),
    isPayable: z.boolean(),
    credit: MoneyCodec,
  }),
  may: ownsInvoice,
  async run({ reader, today }, { number }) {
    const invoice = orNotFound(await findInvoice(reader, { number }))
    const related = await findRelated(reader, invoice.id)
    const credit = await creditOf(reader, invoice.customerId)
    const { recipient: _recipient, lines, ...said } = invoice
    return {
      ...said,
      ...related,
      total: totalOf(invoice),
      open: openAmount(invoice),
      lines: lines.map(shownLine),
      isOverdue: isOverdue(invoice, today),
      isPayable: isPayable(invoice),
      credit: credit.find((each) => each.currency === invoice.currency) ?? money(0n, invoice.currency),
    }
  },
})
