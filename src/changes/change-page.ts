import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { Field, Term } from '../catalog/package.ts'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { Day, list, MinorUnits } from '../kernel/codecs.ts'
import { ChangeId, PurchaseId } from '../kernel/ids.ts'
import { mostOfOne } from '../kernel/quantity.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import type { Purchase } from '../purchases/purchase.ts'
import { ownsPurchase } from '../purchases/purchase-rules.ts'
import { findPurchase, namesOfChildren } from '../purchases/purchase-store.ts'
import { carriedFields } from './carried-fields.ts'
import { ChangeQuote, quoteHoldsMs } from './change.ts'
import { isQuoted } from './change-states.ts'
import { findChange, surroundingsOf } from './change-store.ts'
import { changeableOf, noChangeReasons, whyNot } from './changeable.ts'
import { quotesOf, targetItem } from './quote-change.ts'

/** A quote as it is shown: with the end of what is paid after it, and whether it is of today's change alone. */
const ShownQuote = ChangeQuote.pick({
  packageId: true,
  optionId: true,
  name: true,
  quantity: true,
  currency: true,
  term: true,
  newMinor: true,
  coupon: true,
  isTaxIncluded: true,
  tax: true,
  mode: true,
  amountMinor: true,
  payMinor: true,
  creditMinor: true,
  parts: true,
}).extend({
  /** What of the credit is without its tax, where that was added. */
  givenMinor: MinorUnits,
  expiresOn: Day.nullable(),
  isUndo: z.boolean(),
})

function shown({
  becomes,
  was: _was,
  given,
  takesStock: _takes,
  givesStock: _gives,
  fullMinor: _full,
  undoes,
  ...quote
}: ChangeQuote) {
  const givenMinor = given.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  return { ...quote, givenMinor, expiresOn: becomes.cycle?.expiresOn ?? null, isUndo: undoes !== null }
}

/** What is changed. */
const Changed = z.object({
  id: PurchaseId,
  name: z.string(),
  quantity: z.number().int(),
  currency: z.string(),
  term: Term.nullable(),
  priceMinor: MinorUnits,
  expiresOn: Day.nullable(),
})

type Is = Pick<Purchase, 'name' | 'quantity' | 'priceMinor' | 'cycle'>

function changed({ id, currency }: Purchase, { name, quantity, priceMinor, cycle }: Is) {
  return {
    id,
    currency,
    name,
    quantity,
    term: cycle?.term ?? null,
    priceMinor: priceMinor * BigInt(quantity),
    expiresOn: cycle?.expiresOn ?? null,
  }
}

/** Everything that a purchase may become, each with what exactly happens for it, or why there is nothing. */
export const changeChoices = query({
  name: 'change.choices',
  input: z.object({
    purchaseId: PurchaseId,
    /** How many of it; left out, as many as there are. */
    quantity: z.number().int().min(1).max(mostOfOne).optional(),
  }),
  output: z.object({
    purchase: Changed,
    quantity: z.number().int(),
    reason: z.enum(noChangeReasons).nullable(),
    quotes: list(ShownQuote),
    /** A change that waits to be paid: committing another takes it back. */
    waiting: z.object({ name: z.string() }).nullable(),
  }),
  may: ownsPurchase,
  async run(view, { purchaseId, quantity: asked }) {
    const purchase = orNotFound(await findPurchase(view.reader, purchaseId))
    const quantity = asked ?? purchase.quantity
    const around = await surroundingsOf(view.reader, purchase)
    const decided = await changeableOf(view, purchase, around)
    return {
      purchase: changed(purchase, purchase),
      quantity,
      reason: decided.accepted ? null : decided.refusal,
      quotes: decided.accepted ? quotesOf(decided.value, quantity).map(shown) : [],
      waiting: around.waiting,
    }
  },
})

/** A quote that was kept, with what has to be entered for it and what is lost by it. */
export const changePage = query({
  name: 'change.page',
  input: z.object({ purchaseId: PurchaseId, changeId: ChangeId }),
  output: z.object({
    purchase: Changed,
    /** It can be committed no more. */
    isOver: z.boolean(),
    quote: ShownQuote,
    kept: list(FieldValue),
    dropped: list(FieldValue),
    missing: list(Field),
    /** What belongs to it, and goes on belonging to what it becomes. */
    children: list(z.string()),
  }),
  may: ownsPurchase,
  async run(view, { purchaseId, changeId }) {
    const change = orNotFound(await findChange(view.reader, changeId))
    if (change.purchaseId !== purchaseId) throw new Refused('not_found')
    const purchase = orNotFound(await findPurchase(view.reader, purchaseId))
    const { quote } = change
    const around = isQuoted(change) ? await surroundingsOf(view.reader, purchase) : null
    const item = around && targetItem(around, quote)
    const isOver =
      !around ||
      whyNot(purchase, around, view.today) !== null ||
      (!quote.undoes && !item) ||
      plusMilliseconds(change.quotedAt, quoteHoldsMs) <= view.now
    const fields =
      isOver || !item || quote.undoes
        ? { kept: [], dropped: [], missing: [] }
        : carriedFields(item, around.item, purchase.fields)
    return {
      purchase: changed(purchase, quote.was),
      isOver,
      quote: shown(quote),
      ...fields,
      children: await namesOfChildren(view.reader, purchaseId),
    }
  },
})
