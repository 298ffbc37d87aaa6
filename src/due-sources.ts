import { expireInvoice } from './invoices/expire-invoice.ts'
import { invoicesToExpire } from './invoices/invoice-store.ts'
import { InvoiceId, PurchaseId, TransactionId } from './kernel/ids.ts'
import { beginDueCharge } from './payments/begin-due-charge.ts'
import { chargesToBegin } from './payments/due-charge-store.ts'
import type { createPaymentDesk } from './payments/payment-desk.ts'
import type { createRefundDesk } from './payments/refund-desk.ts'
import { refundsToAsk } from './payments/refund-store.ts'
import { transactionsToAsk } from './payments/transaction-store.ts'
import { type Actor, system } from './platform/actor.ts'
import type { Reader } from './platform/database.ts'
import type { createDesk } from './platform/desk.ts'
import type { DueSource } from './platform/due.ts'
import { expirePurchase } from './purchases/expire-purchase.ts'
import { invoiceRenewal } from './purchases/invoice-renewal.ts'
import { purchasesToExpire, purchasesToInvoice } from './purchases/purchase-store.ts'

import { invoicePayment } from './schedules/invoice-payment.ts'
import { noteOverdue } from './schedules/note-overdue.ts'
import { overduePayments, paymentsToInvoice } from './schedules/schedule-store.ts'

type Parts = {
  readonly bind: ReturnType<typeof createDesk>
  readonly reader: Reader
  readonly payments: ReturnType<typeof createPaymentDesk>
  readonly refunds: ReturnType<typeof createRefundDesk>
}

type PaymentSource = {
  readonly name: string
  readonly find: typeof paymentsToInvoice
  readonly carryOut: (actor: Actor, input: { scheduleId: string; position: number }) => Promise<void>
}

const janitor = system('janitor')
const renewals = system('renewals')
const schedules = system('schedules')
const charges = system('payments')

/** What the store does by itself when its time has come. Of things due at the same moment, those further up come first. */
export function createDueSources({ bind, reader, payments, refunds }: Parts): DueSource[] {
  const invoice = bind(invoiceRenewal)
  const charge = bind(beginDueCharge)
  const invoiceInstalment = bind(invoicePayment)
  const overdue = bind(noteOverdue)
  const endPurchase = bind(expirePurchase)
  const endInvoice = bind(expireInvoice)
  /** Payments of schedules are known by their schedule and their place in it. */
  const bySchedule = (source: PaymentSource): DueSource => ({
    name: source.name,
    due: async (now, limit) =>
      (await source.find(reader, now, limit)).map(({ scheduleId, position, dueAt }) => ({
        id: `${scheduleId}/${position}`,
        dueAt,
      })),
    async carryOut({ id }) {
      const [scheduleId = '', position] = id.split('/')
      await source.carryOut(schedules, { scheduleId, position: Number(position) })
    },
  })
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
    bySchedule({ name: 'payments to invoice', find: paymentsToInvoice, carryOut: invoiceInstalment }),
    {
      name: 'invoices to charge',
      due: (now, limit) => chargesToBegin(reader, now, limit),
      async carryOut({ id }) {
        const begun = await charge(charges, { invoiceId: InvoiceId.parse(id) })
        if (begun) await payments.charge(begun)
      },
    },
    bySchedule({ name: 'payments overdue', find: overduePayments, carryOut: overdue }),
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
