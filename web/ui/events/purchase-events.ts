import { chargeTried, notCharged } from './charge-events.ts'
import { reasonWords } from './reason.ts'
import type { Tellings, TypesOf } from './telling.ts'

type Types = TypesOf<'purchase'> | TypesOf<'renewal'> | `coupon.${'redeemed' | 'returned' | 'retaken'}`

export const purchaseEvents: Tellings<Types> = {
  'coupon.redeemed': (payload, { invoice, money }) => ({
    mentions: { code: payload.code, off: money(payload.off), invoice: invoice(payload.number) },
  }),
  'coupon.returned': (payload, { invoice }) => ({
    mentions: { code: payload.code, invoice: invoice(payload.number) },
  }),
  'coupon.retaken': (payload, { invoice }) => ({
    mentions: { code: payload.code, invoice: invoice(payload.number) },
  }),
  'purchase.made': (payload, { purchase, day }) =>
    payload.expiresOn === null
      ? { says: 'events.purchase.made_forever', mentions: { purchase: purchase(payload) } }
      : { mentions: { purchase: purchase(payload), expiresOn: day(payload.expiresOn) } },
  'purchase.renewed': (payload, { purchase, invoice, day }) => ({
    ...(payload.wasExpired && { says: 'events.purchase.renewed_back' as const }),
    mentions: {
      purchase: purchase(payload),
      invoice: invoice(payload.number),
      from: day(payload.from),
      to: day(payload.to),
    },
  }),
  'purchase.expired': (payload, { purchase, day }) => ({
    mentions: { purchase: purchase(payload), expiredOn: day(payload.expiredOn) },
  }),
  'purchase.cancelled': (payload, { t, purchase }) => ({
    mentions: { purchase: purchase(payload), reason: reasonWords(t, payload.reason) },
  }),
  'purchase.renewing_stopped': (payload, { purchase, day }) => ({
    mentions: { purchase: purchase(payload), endsOn: day(payload.endsOn) },
  }),
  'purchase.renewing_kept': (payload, { purchase, day }) => ({
    mentions: { purchase: purchase(payload), renewsOn: day(payload.renewsOn) },
  }),
  'purchase.collection_changed': (payload, { purchase }) => ({
    ...(payload.collection === 'manual' && { says: 'events.purchase.collection_changed_manual' as const }),
    mentions: { purchase: purchase(payload) },
  }),
  'renewal.invoiced': (payload, { invoice, purchase, day }) => ({
    mentions: {
      invoice: invoice(payload.number),
      purchase: purchase(payload),
      from: day(payload.from),
      to: day(payload.to),
    },
  }),
  'renewal.withdrawn': ({ number }, { invoice }) => ({ mentions: { invoice: invoice(number) } }),
  'renewal.charge_tried': chargeTried('renewal'),
  'renewal.not_charged': notCharged('renewal'),
}
