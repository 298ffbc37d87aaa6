import { z } from 'zod'
import { findPackages } from '../catalog/catalog-store.ts'
import { FieldValue } from '../catalog/field-values.ts'
import { Field, Term } from '../catalog/package.ts'
import { termForbids } from '../changes/changeable.ts'
import type { NextCharge } from '../collection/next-charge.ts'
import { dateIn } from '../kernel/calendar.ts'
import { Day, list, MoneyCodec } from '../kernel/codecs.ts'
import { EditVersion } from '../kernel/edit.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, type View } from '../platform/use-case.ts'
import { fieldsOpenTo } from '../purchases/change-fields.ts'
import { allowedBy } from '../purchases/customer-may.ts'
import { parentThatEnds } from '../purchases/parent-goes-on.ts'
import {
  currentTermEnd,
  decideRenewNow,
  nextPeriod,
  type Purchase,
  renewalWindow,
} from '../purchases/purchase.ts'
import { ownsPurchase } from '../purchases/purchase-rules.ts'
import {
  collections,
  isRenewable,
  isUsable,
  purchaseStatuses,
  wasCancelled,
} from '../purchases/purchase-states.ts'
import { findPurchase } from '../purchases/purchase-store.ts'
import { endDay } from '../purchases/renewal-days.ts'
import { findNextCharges, ShownCharge, shownCharge } from './next-charges.ts'
import { findRelated, Related } from './purchase-page-store.ts'

const PurchasePage = z.object({
  id: PurchaseId,
  kind: z.string(),
  name: z.string(),
  quantity: z.number().int(),
  fields: list(FieldValue),
  /** What of it its customer may change, also where nothing was entered yet. */
  openFields: list(Field),
  /** How far its customer's history went: the version at which a form is opened. */
  version: EditVersion,
  status: z.enum(purchaseStatuses),
  autoRenew: z.boolean(),
  collection: z.enum(collections),
  startedOn: Day,
  slug: Related.shape.slug,
  parent: Related.shape.parent,
  children: Related.shape.children,
  invoices: Related.shape.invoices,
  mayChange: Related.shape.mayChange,
  change: Related.shape.change,
  invoiceCount: Related.shape.invoiceCount,
  openRenewal: Related.shape.openRenewal,
  today: Day,
  hasMethod: z.boolean(),
  price: MoneyCodec,
  discount: z.object({ code: z.string(), left: z.number().int().nullable() }).nullable(),
  isTaxIncluded: z.boolean(),
  term: Term.nullable(),
  /** What is paid for. */
  period: z.object({ from: Day, to: Day }).nullable(),
  /** The end of the term that runs: before that of `period` where it was renewed before its time. */
  termEndsOn: Day.nullable(),
  endsOn: Day.nullable(),
  isInGrace: z.boolean(),
  ended: z.object({ on: Day, reason: z.string().nullable() }).nullable(),
  nextCharge: ShownCharge.nullable(),
  renew: z.object({ now: z.boolean(), from: Day, to: Day }).nullable(),
  may: z.object({ cancelNow: z.boolean(), turnOffAutoRenew: z.boolean() }),
  /** What it must end with, where that renews no more. */
  endsWith: z.string().nullable(),
})

/** A purchase as its customer sees it, with what they may do about it. */
export const purchasePage = query({
  name: 'purchase.page',
  input: z.object({ purchaseId: PurchaseId }),
  output: PurchasePage,
  may: ownsPurchase,
  async run(view, { purchaseId }) {
    const purchase = orNotFound(await findPurchase(view.reader, purchaseId))
    const [related, charges, ending, [sold]] = await Promise.all([
      findRelated(view.reader, purchaseId, view),
      chargesUntilRenewal(view, purchase),
      parentThatEnds(view.reader, purchase, null),
      findPackages(view.reader, { ids: [purchase.packageId] }),
    ])
    const item = orNotFound(sold)
    const { id, kind, name, quantity, fields, status, autoRenew, collection, startedOn, cycle } = purchase
    return {
      id,
      kind,
      name,
      quantity,
      fields,
      openFields: isUsable(purchase) ? fieldsOpenTo('customer', item) : [],
      version: related.version,
      status,
      autoRenew,
      collection,
      startedOn,
      slug: related.slug,
      parent: related.parent,
      children: related.children,
      invoices: related.invoices,
      mayChange: related.mayChange && termForbids(purchase, view.today) === null,
      change: related.change,
      invoiceCount: related.invoiceCount,
      openRenewal: related.openRenewal,
      today: view.today,
      hasMethod: related.method !== null,
      price: priceOf(purchase),
      discount: purchase.discount && { code: purchase.discount.code, left: purchase.discount.left },
      isTaxIncluded: purchase.taxMode === 'inclusive',
      term: cycle?.term ?? null,
      period: cycle && { from: cycle.from, to: cycle.expiresOn },
      termEndsOn: cycle && currentTermEnd(cycle, view.today),
      endsOn: cycle && endDay(purchase, cycle),
      isInGrace: isUsable(purchase) && cycle !== null && cycle.expiresOn <= view.today,
      ended: isUsable(purchase) ? null : endOf(purchase, view),
      nextCharge: renewalCharge(purchase, charges),
      renew: ending && !(await lastsATerm(view, purchase)) ? null : renewal(purchase, view),
      may: allowedBy(item),
      endsWith: ending?.name ?? null,
    }
  },
})

/** For all of it and one term. */
function priceOf({ priceMinor, quantity, currency }: Purchase) {
  return money(priceMinor * BigInt(quantity), currency)
}

function endOf(purchase: Exclude<Purchase, { status: 'active' }>, { shop }: View) {
  const on = dateIn(shop.timeZone, purchase.endedAt)
  return { on, reason: wasCancelled(purchase) ? purchase.endReason : null }
}

async function chargesUntilRenewal(view: View, purchase: Purchase): Promise<readonly NextCharge[]> {
  const { customerId, cycle, autoRenew } = purchase
  if (!isUsable(purchase) || !autoRenew || !cycle) return []
  return findNextCharges(view, { customerId, until: cycle.expiresOn })
}

/** The charge that its next renewal stands on, whole. */
function renewalCharge({ id }: Purchase, charges: readonly NextCharge[]) {
  const charge = charges.find(({ items }) => items.some((item) => item.purchaseId === id && !item.scheduleId))
  return charge ? shownCharge(charge) : null
}

/** Whether what it must end with lasts as long as one more term of it. */
async function lastsATerm({ reader }: View, purchase: Purchase): Promise<boolean> {
  if (!purchase.cycle) return false
  return (await parentThatEnds(reader, purchase, nextPeriod(purchase.cycle).to)) === null
}

/** Whether it may be renewed today and, where not, from when until when; null when it never renews. */
function renewal(purchase: Purchase, { today }: View) {
  if (!purchase.cycle || !isRenewable(purchase)) return null
  return { now: decideRenewNow(purchase, today).accepted, ...renewalWindow(purchase, purchase.cycle) }
}
