import { changesToEnd } from './changes/change-store.ts'
import { endChange } from './changes/withdraw-change.ts'
import { chargeInvoice } from './collection/charge-invoice.ts'
import { chargesToBegin } from './collection/due-charge-store.ts'
import { expireInvoice } from './invoices/expire-invoice.ts'
import { choicesToEnd, invoicesToExpire } from './invoices/invoice-store.ts'
import { InvoiceId, PaymentId, PurchaseId } from './kernel/ids.ts'
import { askPayment } from './payments/ask-payment.ts'
import { unlessBeingPaid, unlessUnresolved } from './payments/due-store.ts'
import { paymentsToAsk } from './payments/payment-store.ts'
import { system } from './platform/actor.ts'
import type { DueSource } from './platform/due/due-source.ts'
import type { Bind } from './platform/runner.ts'
import { expirePurchase } from './purchases/expire-purchase.ts'
import { followDueRefund } from './purchases/follow-due-refund.ts'
import { invoiceRenewal } from './purchases/invoice-renewal.ts'
import { purchasesToExpire, purchasesToInvoice } from './purchases/purchase-due-store.ts'
import { askRefund, refunds } from './refunds/ask-refund.ts'
import { refundsToAsk, refundsToFollow } from './refunds/refund-store.ts'
import { invoiceInstalment } from './schedules/invoice-instalment.ts'
import { noteOverdue } from './schedules/note-overdue.ts'
import { instalmentsToInvoice, overdueInstalments } from './schedules/schedule-store.ts'

const janitor = system('janitor')
const renewals = system('renewals')
const schedules = system('schedules')
const charges = system('payments')

/** What the shop does by itself when its time has come. Of things due at the same moment, those further up come first. */
export function createDueSources(bind: Bind): DueSource[] {
  const invoice = bind(invoiceRenewal)
  const follow = bind(followDueRefund)
  const askAfterPayment = bind(askPayment)
  const askAfterRefund = bind(askRefund)
  const charge = bind(chargeInvoice)
  const invoiceOfInstalment = bind(invoiceInstalment)
  const overdue = bind(noteOverdue)
  const leaveChange = bind(endChange)
  const endPurchase = bind(expirePurchase)
  const endInvoice = bind(expireInvoice)
  return [
    {
      name: 'unresolved payments',
      due: ({ at }) => paymentsToAsk(at),
      carryOut: async ({ id }) => void (await askAfterPayment(janitor, { paymentId: PaymentId.parse(id) })),
    },
    {
      name: 'unresolved refunds',
      due: ({ at }) => refundsToAsk(at),
      carryOut: async ({ id }) => void (await askAfterRefund(janitor, { refundId: id })),
    },
    {
      name: 'refunds to follow',
      due: ({ at }) => refundsToFollow(at),
      carryOut: ({ id }) => follow(refunds, { refundId: id }),
    },
    {
      name: 'changes to end',
      due: (by) => unlessUnresolved(changesToEnd(by)),
      carryOut: ({ id }) => leaveChange(janitor, { invoiceId: InvoiceId.parse(id) }),
    },
    {
      // First of what is due at a moment: what was only chosen makes way for the shop's own invoices.
      name: 'choices to end',
      due: (by) => unlessUnresolved(choicesToEnd(by)),
      carryOut: ({ id }) => endInvoice(janitor, { invoiceId: InvoiceId.parse(id) }),
    },
    {
      name: 'renewals to invoice',
      due: purchasesToInvoice,
      carryOut: async ({ id }) => void (await invoice(renewals, { purchaseId: PurchaseId.parse(id) })),
    },
    {
      name: 'instalments to invoice',
      due: instalmentsToInvoice,
      carryOut: ({ id }) => invoiceOfInstalment(schedules, placeIn(id)),
    },
    {
      name: 'invoices to charge',
      due: chargesToBegin,
      carryOut: async ({ id }) => void (await charge(charges, { invoiceId: InvoiceId.parse(id) })),
    },
    {
      name: 'instalments overdue',
      due: overdueInstalments,
      carryOut: ({ id }) => overdue(schedules, placeIn(id)),
    },
    {
      name: 'purchases to end',
      due: purchasesToExpire,
      carryOut: ({ id }) => endPurchase(renewals, { purchaseId: PurchaseId.parse(id) }),
    },
    {
      name: 'invoices to expire',
      due: (by) => unlessBeingPaid(invoicesToExpire(by), { now: by.at, shop: by.shop }),
      carryOut: ({ id }) => endInvoice(janitor, { invoiceId: InvoiceId.parse(id) }),
    },
  ]
}

/** Instalments are known by their schedule and their place in it. */
function placeIn(id: string): { scheduleId: string; position: number } {
  const [scheduleId = '', position] = id.split('/')
  return { scheduleId, position: Number(position) }
}
