import { expireInvoice } from './invoices/expire-invoice.ts'
import { invoicesToExpire } from './invoices/invoice-store.ts'
import { InvoiceId, PurchaseId, TransactionId } from './kernel/ids.ts'
import type { createPaymentDesk } from './payments/payment-desk.ts'
import type { createRefundDesk } from './payments/refund-desk.ts'
import { refundsToAsk } from './payments/refund-store.ts'
import { transactionsToAsk } from './payments/transaction-store.ts'
import { system } from './platform/actor.ts'
import type { Reader } from './platform/database.ts'
import type { createDesk } from './platform/desk.ts'
import type { DueSource } from './platform/due.ts'
import { beginRenewalCharge } from './purchases/charge-renewal.ts'
import { expirePurchase } from './purchases/expire-purchase.ts'
import { invoiceRenewal } from './purchases/invoice-renewal.ts'
import { purchasesToExpire, purchasesToInvoice } from './purchases/purchase-store.ts'
import { renewalsToCharge } from './purchases/renewal-store.ts'

type Parts = {
  readonly bind: ReturnType<typeof createDesk>
  readonly reader: Reader
  readonly payments: ReturnType<typeof createPaymentDesk>
  readonly refunds: ReturnType<typeof createRefundDesk>
}

const janitor = system('janitor')
const renewals = system('renewals')

/** What the store does by itself when its time has come. Of things due at the same moment, those further up come first. */
export function createDueSources({ bind, reader, payments, refunds }: Parts): DueSource[] {
  const invoice = bind(invoiceRenewal)
  const charge = bind(beginRenewalCharge)
  const endPurchase = bind(expirePurchase)
  const endInvoice = bind(expireInvoice)
  return [
    {
      name: 'unresolved payments',
      due: (now, limit) => transactionsToAsk(reader, now, limit),
      carryOut: async ({ id }) => void (await payments.ask(janitor, TransactionId.parse(id))),
    },
    {
      name: 'unresolved refunds',
      due: (now, limit) => refundsToAsk(reader, now, limit),
      carryOut: async (item) => void (await refunds.askRefund(item.id)),
    },
    {
      name: 'renewals to invoice',
      due: (now, limit) => purchasesToInvoice(reader, now, limit),
      carryOut: async ({ id }) => void (await invoice(renewals, { purchaseId: PurchaseId.parse(id) })),
    },
    {
      name: 'renewals to charge',
      due: (now, limit) => renewalsToCharge(reader, now, limit),
      async carryOut({ id }) {
        const begun = await charge(renewals, { invoiceId: InvoiceId.parse(id) })
        if (begun) await payments.charge(begun)
      },
    },
    {
      name: 'purchases to end',
      due: (now, limit) => purchasesToExpire(reader, now, limit),
      carryOut: async ({ id }) => endPurchase(renewals, { purchaseId: PurchaseId.parse(id) }),
    },
    {
      name: 'invoices to expire',
      due: (now, limit) => invoicesToExpire(reader, now, limit),
      carryOut: async ({ id }) => endInvoice(janitor, { invoiceId: InvoiceId.parse(id) }),
    },
  ]
}
