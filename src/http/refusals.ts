import { cartRefusals } from '../carts/cart-refusals.ts'
import { catalogRefusals } from '../catalog/catalog-refusals.ts'
import { couponRefusals } from '../catalog/coupon-refusals.ts'
import { changeRefusals } from '../changes/change-refusals.ts'
import { creditRefusals } from '../credit/credit-refusals.ts'
import { loginRefusals } from '../identity/login-refusals.ts'
import { invoiceRefusals } from '../invoices/invoice-refusals.ts'
import { paymentRefusals } from '../payments/payment-refusals.ts'
import { platformRefusals } from '../platform/platform-refusals.ts'
import type { RefusalCode, RefusalStatus } from '../platform/refused.ts'
import { purchaseRefusals } from '../purchases/purchase-refusals.ts'
import { refundRefusals } from '../refunds/refund-refusals.ts'
import { scheduleRefusals } from '../schedules/schedule-refusals.ts'
import { shopRefusals } from '../shop/shop-refusals.ts'

/** The status of each refusal; its words are the sentence of the same name in `web/locales`. */
export const refusalStatuses = {
  ...platformRefusals,
  ...cartRefusals,
  ...catalogRefusals,
  ...couponRefusals,
  ...creditRefusals,
  ...invoiceRefusals,
  ...loginRefusals,
  ...paymentRefusals,
  ...purchaseRefusals,
  ...changeRefusals,
  ...refundRefusals,
  ...scheduleRefusals,
  ...shopRefusals,
} satisfies Record<RefusalCode, RefusalStatus>
