import { sendInvoiceAgain } from '../collection/send-invoice-again.ts'
import { adjustCredit } from '../credit/adjust-credit.ts'
import { applyCredit } from '../credit/apply-credit.ts'
import { lookAtPayment, payInvoice } from '../credit/pay-invoice.ts'
import { payInvoices } from '../credit/pay-invoices.ts'
import { invoiceDocument } from '../documents/invoice-document.ts'
import { hearNews } from '../gateways/hear-news.ts'
import { cancelInvoice } from '../invoices/cancel-invoice.ts'
import { setPurchaseOrder } from '../invoices/set-purchase-order.ts'
import { makeMethodDefault, removeMethod } from '../methods/store-method.ts'
import { creditList } from '../overviews/credit-list.ts'
import { invoiceList } from '../overviews/invoice-list.ts'
import { invoicePage } from '../overviews/invoice-page.ts'
import { paymentList } from '../overviews/payment-list.ts'
import { staffInvoiceList } from '../overviews/staff-invoice-list.ts'
import { staffInvoicePage } from '../overviews/staff-invoice-page.ts'
import { staffPaymentList } from '../overviews/staff-payment-list.ts'
import { staffPaymentsOfInvoice } from '../overviews/staff-payments-of-invoice.ts'
import { addCard } from '../payments/add-card.ts'
import { askPayment } from '../payments/ask-payment.ts'
import { keepFromForm, openMethodForm } from '../payments/method-forms.ts'
import { pay } from '../payments/pay.ts'
import { payPage } from '../payments/pay-page.ts'
import { payTogetherPage } from '../payments/pay-together-page.ts'
import { paymentOutcome } from '../payments/payment-outcome.ts'
import { paymentsOfInvoice } from '../payments/payments-of-invoice.ts'
import { recordPayment } from '../payments/record-payment.ts'
import { reviewPayment } from '../payments/review-payment.ts'
import type { Bind } from '../platform/runner.ts'
import { makeRefund } from '../purchases/make-refund.ts'

/** What is owed, how it is paid, and what is given back. */
export function moneyAreas(bind: Bind) {
  return {
    invoices: {
      cancel: bind(cancelInvoice),
      setPurchaseOrder: bind(setPurchaseOrder),
      list: bind(invoiceList),
      page: bind(invoicePage),
      pay: bind(payInvoice),
      payTogether: bind(payInvoices),
      lookAtPayment: bind(lookAtPayment),
      pdf: bind(invoiceDocument),
      sendAgain: bind(sendInvoiceAgain),
      staffList: bind(staffInvoiceList),
      staffPage: bind(staffInvoicePage),
    },
    gateways: { hear: bind(hearNews) },
    payments: {
      pay: bind(pay),
      ask: bind(askPayment),
      record: bind(recordPayment),
      review: bind(reviewPayment),
      list: bind(paymentList),
      ofInvoice: bind(paymentsOfInvoice),
      outcome: bind(paymentOutcome),
      payPage: bind(payPage),
      payTogetherPage: bind(payTogetherPage),
      staffList: bind(staffPaymentList),
      staffListOfInvoice: bind(staffPaymentsOfInvoice),
    },
    refunds: { make: bind(makeRefund) },
    credit: {
      list: bind(creditList),
      apply: bind(applyCredit),
      adjust: bind(adjustCredit),
    },
    methods: {
      addCard: bind(addCard),
      openForm: bind(openMethodForm),
      keepFromForm: bind(keepFromForm),
      makeDefault: bind(makeMethodDefault),
      remove: bind(removeMethod),
    },
  }
}
