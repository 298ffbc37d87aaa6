import { applyCoupon, removeCoupon } from './carts/apply-coupon.ts'
import { cartPage } from './carts/cart-page.ts'
import { changeQuantity, putIntoCart, removeFromCart } from './carts/change-cart.ts'
import { checkOut } from './carts/check-out.ts'
import { checkoutPage } from './carts/checkout-page.ts'
import { placeOrder } from './carts/place-order.ts'
import { removeStaleCarts } from './carts/remove-stale-carts.ts'
import { couponChoices, couponList } from './catalog/coupon-list.ts'
import { createCoupon } from './catalog/create-coupon.ts'
import { createGroup } from './catalog/create-group.ts'
import { createPackage } from './catalog/create-package.ts'
import { createTaxClass } from './catalog/create-tax-class.ts'
import { endCoupon } from './catalog/end-coupon.ts'
import { packagePage, storefront } from './catalog/storefront.ts'
import { checks } from './checks.ts'
import { collectionReactions } from './collection/charge-after-transfer.ts'
import { adjustCredit } from './credit/adjust-credit.ts'
import { applyCredit } from './credit/apply-credit.ts'
import { creditList } from './credit/credit-list.ts'
import { lookAtPayment, payInvoice } from './credit/pay-invoice.ts'
import { accountPage } from './customers/account-page.ts'
import { changeDetails } from './customers/change-details.ts'
import { customerList } from './customers/customer-list.ts'
import { staffHistory, verifyHistory } from './customers/customer-page-history.ts'
import { historyPage } from './customers/history-page.ts'
import { openAccount } from './customers/open-account.ts'
import { register } from './customers/register.ts'
import { invoiceDocument } from './documents/invoice-document.ts'
import type { Typesetter } from './documents/typesetter.ts'
import { createDueSources } from './due-sources.ts'
import { emailList } from './email/email-list.ts'
import { emailPage } from './email/email-page.ts'
import { releaseEmails } from './email/release-emails.ts'
import { eventTable } from './event-table.ts'
import { hearNews } from './gateways/hear-news.ts'
import { addStaff } from './identity/add-staff.ts'
import { confirmEmail } from './identity/confirm-email.ts'
import { findUserByEmail } from './identity/find-user.ts'
import { createLogins, loginSteps } from './identity/logins.ts'
import { requestConfirmation } from './identity/request-confirmation.ts'
import { requestPasswordReset } from './identity/request-password-reset.ts'
import { resetPassword } from './identity/reset-password.ts'
import { roleList } from './identity/role-list.ts'
import { signIn } from './identity/sign-in.ts'
import { signOut } from './identity/sign-out.ts'
import { signUp } from './identity/sign-up.ts'
import { cancelInvoice } from './invoices/cancel-invoice.ts'
import { invoiceList } from './invoices/invoice-list.ts'
import { invoicePage } from './invoices/invoice-page.ts'
import { staffInvoicePage } from './invoices/staff-invoice-page.ts'
import type { IdSource } from './kernel/id-source.ts'
import { makeMethodDefault, removeMethod } from './methods/store-method.ts'
import { accountSummary } from './overviews/account-summary.ts'
import { customerPage } from './overviews/customer-page.ts'
import { dashboardPage } from './overviews/dashboard-page.ts'
import { eventCounts } from './overviews/event-counts.ts'
import { staffInvoiceList } from './overviews/staff-invoice-list.ts'
import { addCard } from './payments/add-card.ts'
import { askPayment } from './payments/ask-payment.ts'
import { checkedGateway } from './payments/checked-gateway.ts'
import type { Gateway } from './payments/gateway.ts'
import { keepFromForm, openMethodForm } from './payments/method-forms.ts'
import { pay } from './payments/pay.ts'
import { payPage } from './payments/pay-page.ts'
import { paymentList, paymentOutcome, paymentsOfInvoice } from './payments/payment-list.ts'
import { findUnresolved } from './payments/payment-store.ts'
import { reviewList, staffPaymentsOfInvoice } from './payments/review-list.ts'
import { reviewPayment } from './payments/review-payment.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'
import { createDueWork } from './platform/due/do-due.ts'
import { forgetKeys } from './platform/forget-keys.ts'
import type { Log } from './platform/log.ts'
import { createRunner } from './platform/runner.ts'
import type { Ports } from './platform/use-case.ts'
import { verifyShop } from './platform/verify/verify-shop.ts'
import { cancelPurchase } from './purchases/cancel-purchase.ts'
import { keepRenewing, setCollection, stopRenewing } from './purchases/change-renewing.ts'
import { disputeReactions } from './purchases/dispute-lost.ts'
import { fulfilPurchases } from './purchases/fulfil-purchases.ts'
import { fulfilRenewals } from './purchases/fulfil-renewals.ts'
import { purchaseList } from './purchases/purchase-list.ts'
import { purchasePage } from './purchases/purchase-page.ts'
import { newPurchase, renewal } from './purchases/purchase-terms.ts'
import { renewNow } from './purchases/renew-now.ts'
import { purchaseReactions } from './purchases/renewal-payment-failed.ts'
import { isPaidByHand } from './purchases/renewal-store.ts'
import { makeRefund } from './refunds/make-refund.ts'
import { cancelSchedule } from './schedules/cancel-schedule.ts'
import { fulfilInstalments } from './schedules/fulfil-instalments.ts'
import { instalmentLine } from './schedules/instalment-terms.ts'
import { paySchedule } from './schedules/pay-schedule.ts'
import { scheduleList } from './schedules/schedule-list.ts'
import { scheduleOfPurchase } from './schedules/schedule-of-purchase.ts'
import { schedulePage } from './schedules/schedule-page.ts'
import { scheduleReactions } from './schedules/schedule-reactions.ts'
import { findEverything } from './search/find-everything.ts'
import { placeOfPayment, placeOfPurchase, placeOfSchedule } from './search/places.ts'
import type { CurrentShop } from './shop/current-shop.ts'
import { openForBusiness } from './shop/open-for-business.ts'
import { openShop } from './shop/open-shop.ts'
import { shopNow } from './shop/shop-now.ts'
import { createShopOpening } from './shop/shop-opening.ts'
import { travel } from './shop/travel.ts'
import { verify } from './shop/verify.ts'

export type AppParts = {
  readonly database: Database
  readonly clock: Clock
  readonly shop: CurrentShop
  readonly gateways: readonly Gateway[]
  /** Where people reach the shop, without a slash at the end. */
  readonly shopUrl: string
  /** Signs sessions and links; at least 32 characters. */
  readonly secret: string
  readonly newId: IdSource
  readonly setInvoice: Typesetter['invoicePdf']
  readonly log: Log
}

/** Binds the slices to the platform: everything that a door can do, by area. */
export function createApp(parts: AppParts) {
  const { database, clock, shop, shopUrl, newId } = parts
  const gateways = new Map(parts.gateways.map((gateway) => [gateway.name, checkedGateway(gateway)]))
  const logins = createLogins({
    database,
    shopUrl,
    secret: parts.secret,
    newId,
    steps: () => boundLoginSteps,
  })
  const opening = createShopOpening({ isSetUp: () => shop.state() !== null })
  const ports: Ports = {
    shopUrl,
    logins,
    opening,
    setInvoice: parts.setInvoice,
    events: eventTable,
    gateways,
    fulfilments: new Map([
      [newPurchase, fulfilPurchases],
      [renewal, fulfilRenewals],
      [instalmentLine, fulfilInstalments],
    ]),
    isPaidByHand,
    reloadShop: shop.reload,
    dueWork: () => due,
    verifyShop: () => verifyShop(database.reader, { checks, shop: shop.settings() }),
    hasUnresolvedPayment: async (reader, invoiceId) =>
      (await findUnresolved(reader, invoiceId)) !== undefined,
  }
  const reactions = [...collectionReactions, ...purchaseReactions, ...disputeReactions, ...scheduleReactions]
  const bind = createRunner({
    database,
    clock,
    shop: shop.settings,
    ports,
    reactions,
    newId,
  })
  const sources = createDueSources(bind)
  const due = createDueWork({
    reader: database.reader,
    sources,
    clock,
    settings: shop.settings,
    log: parts.log,
    newId,
  })
  const boundLoginSteps = {
    sendResetLink: bind(loginSteps.sendResetLink),
    passwordReset: bind(loginSteps.passwordReset),
    emailConfirmed: bind(loginSteps.emailConfirmed),
  }
  return {
    bind,
    forgetKeys: bind(forgetKeys),
    /** Every use case, query and process, with its name, input, output and rule. */
    definitions: bind.definitions,
    due,
    identity: {
      signUp: bind(signUp),
      signIn: bind(signIn),
      signOut: bind(signOut),
      requestPasswordReset: bind(requestPasswordReset),
      resetPassword: bind(resetPassword),
      requestConfirmation: bind(requestConfirmation),
      confirmEmail: bind(confirmEmail),
      /** Who sent a request: what a door has to know before anybody can act. */
      whoSent: logins.whoSent,
      findUser: bind(findUserByEmail),
      roles: bind(roleList),
      addStaff: bind(addStaff),
    },
    shop: {
      settings: shop.settings,
      state: shop.state,
      setUpCode: opening.code,
      setUp: bind(openForBusiness),
      setUpWithOwner: bind(openShop),
      now: bind(shopNow),
      travel: bind(travel),
      /** Derives balances, states and chains from scratch, and names each difference. */
      verify: bind(verify),
    },
    customers: {
      register: bind(register),
      open: bind(openAccount),
      account: bind(accountPage),
      summary: bind(accountSummary),
      change: bind(changeDetails),
      history: bind(historyPage),
      list: bind(customerList),
      page: bind(customerPage),
      staffHistory: bind(staffHistory),
      verifyHistory: bind(verifyHistory),
      eventCounts: bind(eventCounts),
    },
    catalog: {
      createTaxClass: bind(createTaxClass),
      createGroup: bind(createGroup),
      createPackage: bind(createPackage),
      storefront: bind(storefront),
      package: bind(packagePage),
      createCoupon: bind(createCoupon),
      endCoupon: bind(endCoupon),
      coupons: bind(couponList),
      couponChoices: bind(couponChoices),
    },
    carts: {
      put: bind(putIntoCart),
      changeQuantity: bind(changeQuantity),
      remove: bind(removeFromCart),
      applyCoupon: bind(applyCoupon),
      removeCoupon: bind(removeCoupon),
      removeStale: bind(removeStaleCarts),
      page: bind(cartPage),
      checkoutPage: bind(checkoutPage),
      checkOut: bind(checkOut),
      placeOrder: bind(placeOrder),
    },
    invoices: {
      cancel: bind(cancelInvoice),
      credit: bind(creditList),
      list: bind(invoiceList),
      page: bind(invoicePage),
      pdf: bind(invoiceDocument),
      staffList: bind(staffInvoiceList),
      staffPage: bind(staffInvoicePage),
    },
    gateways: { hear: bind(hearNews) },
    payments: {
      pay: bind(pay),
      ask: bind(askPayment),
      review: bind(reviewPayment),
      refund: bind(makeRefund),
      payInvoice: bind(payInvoice),
      look: bind(lookAtPayment),
      applyCredit: bind(applyCredit),
      adjustCredit: bind(adjustCredit),
      list: bind(paymentList),
      ofInvoice: bind(paymentsOfInvoice),
      outcome: bind(paymentOutcome),
      payPage: bind(payPage),
      addCard: bind(addCard),
      openMethodForm: bind(openMethodForm),
      keepFromForm: bind(keepFromForm),
      makeMethodDefault: bind(makeMethodDefault),
      removeMethod: bind(removeMethod),
      staffList: bind(reviewList),
      staffListOfInvoice: bind(staffPaymentsOfInvoice),
    },
    purchases: {
      list: bind(purchaseList),
      page: bind(purchasePage),
      stopRenewing: bind(stopRenewing),
      keepRenewing: bind(keepRenewing),
      setCollection: bind(setCollection),
      renewNow: bind(renewNow),
      cancel: bind(cancelPurchase),
    },
    schedules: {
      list: bind(scheduleList),
      page: bind(schedulePage),
      ofPurchase: bind(scheduleOfPurchase),
      pay: bind(paySchedule),
      cancel: bind(cancelSchedule),
    },
    email: {
      list: bind(emailList),
      page: bind(emailPage),
      release: bind(releaseEmails),
    },
    dashboard: {
      page: bind(dashboardPage),
    },
    search: {
      find: bind(findEverything),
      placeOfPurchase: bind(placeOfPurchase),
      placeOfSchedule: bind(placeOfSchedule),
      placeOfPayment: bind(placeOfPayment),
    },
  }
}

/** Everything that a door can do. Doors know nothing else of the server. */
export type App = ReturnType<typeof createApp>
