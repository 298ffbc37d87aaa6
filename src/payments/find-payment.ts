import { z } from 'zod'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { InvoiceId, TransactionId } from '../kernel/ids.ts'
import { either, ownership, type Rule, systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { findTransaction, findUnresolved, ownerOfTransaction } from './transaction-store.ts'

export const ownsTransaction: Rule<{ transactionId: TransactionId }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, { transactionId }) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    return ownership(actor, (await ownerOfTransaction(reader, transactionId)) === actor.customerId)
  },
}

export const findPayment = query({
  name: 'payment.find',
  input: z.object({ transactionId: TransactionId }),
  may: either(ownsTransaction, systemOnly),
  run: async ({ reader }, { transactionId }) => found(await findTransaction(reader, transactionId)),
})

/** The attempt of an invoice whose outcome is not known yet, or null. */
export const unresolvedPayment = query({
  name: 'payment.unresolved',
  input: z.object({ invoiceId: InvoiceId }),
  may: either(ownsInvoice, systemOnly),
  run: async ({ reader }, { invoiceId }) => (await findUnresolved(reader, invoiceId)) ?? null,
})
