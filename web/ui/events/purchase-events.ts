import { chargeTried, notCharged } from './charge-events.ts'
import { reasonWords } from './reason.ts'
import type { Tellings, TypesOf } from './telling.ts'

type Types = TypesOf<'purchase'> | TypesOf<'renewal'> | `coupon.${'redeemed' | 'returned' | 'retaken'}`

export const purchaseEvents: Tellings<Types> = {
  'coupon.redeemed': (about, { invoice, money }) => ({
    mentions: { code: about.code, off: money(about.off), invoice: invoice(about.number) },
  }),
  'coupon.returned': (about, { invoice }) => ({
    mentions: { code: about.code, invoice: invoice(about.number) },
  }),
  'coupon.retaken': (about, { invoice }) => ({
    mentions: { code: about.code, invoice: invoice(about.number) },
  }),
  'purchase.made': (about, { purchase, day }) =>
    about.expiresOn === null
      ? { says: 'events.purchase.made_forever', mentions: { purchase: purchase(about) } }
      : { mentions: { purchase: purchase(about), expiresOn: day(about.expiresOn) } },
  'purchase.renewed': (about, { purchase, invoice, day }) => ({
    ...(about.wasExpired && { says: 'events.purchase.renewed_back' as const }),
    mentions: {
      purchase: purchase(about),
      invoice: invoice(about.number),
      from: day(about.from),
      to: day(about.to),
    },
  }),
  'purchase.expired': (about, { purchase, day }) => ({
    mentions: { purchase: purchase(about), expiredOn: day(about.expiredOn) },
  }),
  'purchase.cancelled': (about, { t, purchase }) => ({
    mentions: { purchase: purchase(about), reason: reasonWords(t, about.reason) },
  }),
  'purchase.renewing_stopped': (about, { purchase, day }) => ({
    mentions: { purchase: purchase(about), endsOn: day(about.endsOn) },
  }),
  'purchase.renewing_kept': (about, { purchase, day }) => ({
    mentions: { purchase: purchase(about), renewsOn: day(about.renewsOn) },
  }),
  'purchase.collection_changed': (about, { purchase }) => ({
    ...(about.collection === 'manual' && { says: 'events.purchase.collection_changed_manual' as const }),
    mentions: { purchase: purchase(about) },
  }),
  'renewal.invoiced': (about, { invoice, purchase, day }) => ({
    mentions: {
      invoice: invoice(about.number),
      purchase: purchase(about),
      from: day(about.from),
      to: day(about.to),
    },
  }),
  'renewal.withdrawn': ({ number }, { invoice }) => ({ mentions: { invoice: invoice(number) } }),
  'renewal.charge_tried': chargeTried('renewal'),
  'renewal.not_charged': notCharged('renewal'),
}
