import { z } from 'zod'
import { decidePay, type Issued, openAmount } from '../invoices/invoice.ts'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { hasExpired, invoiceStatuses } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { receiveMoney, recordApplied } from '../invoices/receive-money.ts'
import { MoneyCodec, minorUnits } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { type Money, money, mostMinor, smaller } from '../kernel/money.ts'
import { creditAccount } from '../ledger/account.ts'
import { lockCredit } from '../ledger/ledger-store.ts'
import { findUnresolved } from '../payments/payment-store.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'

const someMinorUnits = minorUnits({ least: 1n, most: mostMinor })

const CreditApplied = z.object({ status: z.enum(invoiceStatuses), number: z.string(), applied: MoneyCodec })

/** Pays (a part of) an invoice from the credit that its customer holds in its currency. Without an amount: all that fits. */
export const applyCredit = useCase({
  name: 'credit.apply',
  input: z.object({ invoiceId: InvoiceId, amountMinor: someMinorUnits.optional() }),
  output: CreditApplied,
  may: either(ownsInvoice, staffWith('credit.adjust')),
  async run(work, { invoiceId, amountMinor }) {
    const invoice = orRefuse(decidePay(orNotFound(await lockInvoice(work.trx, invoiceId))))
    if (await findUnresolved(work.trx, invoiceId))
      throw new Refused('payment_under_way', { number: invoice.number })
    const balance = await lockCredit(work.trx, invoice.customerId, invoice.currency)
    const fits = smaller(balance, openAmount(invoice))
    const amount = amountMinor === undefined ? fits : money(amountMinor, invoice.currency)
    if (amount.minor > balance.minor) throw new Refused('credit_insufficient')
    if (amount.minor === 0n || amount.minor > fits.minor) throw new Refused('nothing_to_apply')
    if (hasExpired(invoice) && amount.minor < openAmount(invoice).minor)
      throw new Refused('credit_covers_part')
    const after = await payWithCredit(work, invoice, amount)
    return { status: after.status, number: after.number, applied: amount }
  },
})

/** Pays towards an invoice, whose row is locked, from credit that its customer is known to hold. */
export async function payWithCredit(work: Work, invoice: Issued, amount: Money): Promise<Issued> {
  const { customerId } = invoice
  recordApplied(work, invoice, amount)
  return receiveMoney(work, invoice, { amount, from: creditAccount(customerId), paymentId: null })
}
