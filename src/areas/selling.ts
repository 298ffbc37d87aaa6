import { applyCoupon, removeCoupon } from '../carts/apply-coupon.ts'
import { attachCart } from '../carts/attach-cart.ts'
import { cartPage } from '../carts/cart-page.ts'
import { changeQuantity, putIntoCart, removeFromCart } from '../carts/change-cart.ts'
import { checkOut } from '../carts/check-out.ts'
import { checkoutPage } from '../carts/checkout-page.ts'
import { payPage } from '../carts/pay-page.ts'
import { placeOrder } from '../carts/place-order.ts'
import { removeStaleCarts } from '../carts/remove-stale-carts.ts'
import { packageAddresses } from '../catalog/addresses.ts'
import { archivePackage, restorePackage } from '../catalog/archive-package.ts'
import { editedGroup, editedTaxClass, packageChoices, taxClassList } from '../catalog/catalog-choices.ts'
import { changeGroup, deleteGroup } from '../catalog/change-group.ts'
import { changePackage } from '../catalog/change-package.ts'
import { changeTaxClass } from '../catalog/change-tax-class.ts'
import { couponChoices, couponList } from '../catalog/coupon-list.ts'
import { createCoupon } from '../catalog/create-coupon.ts'
import { createGroup } from '../catalog/create-group.ts'
import { createPackage } from '../catalog/create-package.ts'
import { createTaxClass } from '../catalog/create-tax-class.ts'
import { endCoupon } from '../catalog/end-coupon.ts'
import { packagePage, storefront } from '../catalog/storefront.ts'
import { changeChoices, changePage } from '../changes/change-page.ts'
import { commitChange } from '../changes/commit-change.ts'
import { quoteChange } from '../changes/quote-of-change.ts'
import { editedPackage, packageList } from '../overviews/package-list.ts'
import { purchasePage } from '../overviews/purchase-page.ts'
import { scheduleList } from '../overviews/schedule-list.ts'
import { scheduleOfPurchase } from '../overviews/schedule-of-purchase.ts'
import { schedulePage } from '../overviews/schedule-page.ts'
import { staffPurchaseList } from '../overviews/staff-purchase-list.ts'
import type { Bind } from '../platform/runner.ts'
import { cancelPurchase } from '../purchases/cancel-purchase.ts'
import { turnOffAutoRenew, turnOnAutoRenew } from '../purchases/change-auto-renew.ts'
import { changeFields } from '../purchases/change-fields.ts'
import { purchaseList } from '../purchases/purchase-list.ts'
import { renewNow } from '../purchases/renew-now.ts'
import { setCollection } from '../purchases/set-collection.ts'
import { cancelSchedule } from '../schedules/cancel-schedule.ts'
import { paySchedule } from '../schedules/pay-schedule.ts'

/** What is for sale, what is being ordered, and what was bought. */
export function sellingAreas(bind: Bind) {
  return {
    catalog: {
      taxClasses: bind(taxClassList),
      taxClass: bind(editedTaxClass),
      createTaxClass: bind(createTaxClass),
      changeTaxClass: bind(changeTaxClass),
      group: bind(editedGroup),
      createGroup: bind(createGroup),
      changeGroup: bind(changeGroup),
      deleteGroup: bind(deleteGroup),
      packages: bind(packageList),
      packageChoices: bind(packageChoices),
      edited: bind(editedPackage),
      createPackage: bind(createPackage),
      changePackage: bind(changePackage),
      archivePackage: bind(archivePackage),
      restorePackage: bind(restorePackage),
      storefront: bind(storefront),
      package: bind(packagePage),
      addresses: bind(packageAddresses),
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
      attach: bind(attachCart),
      removeStale: bind(removeStaleCarts),
      page: bind(cartPage),
      checkoutPage: bind(checkoutPage),
      checkOut: bind(checkOut),
      placeOrder: bind(placeOrder),
      payPage: bind(payPage),
    },
    purchases: {
      list: bind(purchaseList),
      staffList: bind(staffPurchaseList),
      page: bind(purchasePage),
      turnOffAutoRenew: bind(turnOffAutoRenew),
      turnOnAutoRenew: bind(turnOnAutoRenew),
      setCollection: bind(setCollection),
      changeFields: bind(changeFields),
      renewNow: bind(renewNow),
      cancel: bind(cancelPurchase),
    },
    changes: {
      choices: bind(changeChoices),
      quote: bind(quoteChange),
      page: bind(changePage),
      commit: bind(commitChange),
    },
    schedules: {
      list: bind(scheduleList),
      page: bind(schedulePage),
      ofPurchase: bind(scheduleOfPurchase),
      pay: bind(paySchedule),
      cancel: bind(cancelSchedule),
    },
  }
}
