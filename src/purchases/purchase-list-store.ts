import { sql } from 'kysely'
import { z } from 'zod'
import { termUnits } from '../kernel/calendar.ts'
import { Day, MinorText } from '../kernel/codecs.ts'
import { type CustomerId, PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { keyset, type Place } from '../platform/keyset.ts'
import { hasWords, type Searched } from '../platform/word-search.ts'
import { collections, isEnded, isUsable, purchaseStatuses } from './purchase-states.ts'
import { chargedByItself } from './purchase-store.ts'

/** A purchase in its customer's list. Its price is for all of it and one term, a decimal string of minor units. */
export const ListedPurchase = z.object({
  id: PurchaseId,
  parentId: PurchaseId.nullable(),
  isRoot: z.boolean(),
  kind: z.string(),
  name: z.string(),
  /** What tells it from others of its name: the first thing that was entered for it. */
  mark: z.string().nullable(),
  quantity: z.number(),
  status: z.enum(purchaseStatuses),
  autoRenew: z.boolean(),
  /** It ends with what it belongs to. */
  mustAttach: z.boolean(),
  collection: z.enum(collections),
  expiresOn: Day.nullable(),
  currency: z.string(),
  priceMinor: MinorText,
  termUnit: z.enum(termUnits).nullable(),
  termCount: z.number().nullable(),
})
export type ListedPurchase = z.output<typeof ListedPurchase>

export const listedColumns = sql`p.id, p.parent_id as "parentId", p.kind, p.name, p.fields -> 0 ->> 'value' as mark, p.quantity, p.status,
  p.auto_renew as "autoRenew", p.must_attach as "mustAttach",
  p.collection, p.expires_on as "expiresOn", p.currency,
  (p.price_minor * p.quantity)::text as "priceMinor", p.term_unit as "termUnit", p.term_count as "termCount"`

/** On which day renewal invoice `i` is next charged by itself (`c`); never when one of what it renews is paid by hand or stopped. */
export const chargedOn = sql`case when not exists (
  select from renewals n join purchases p on p.id = n.purchase_id where n.invoice_id = i.id and not ${chargedByItself})
  then c.charge_on end`

export type Wanted = {
  readonly customerId: CustomerId
  readonly ended: boolean
  readonly place: Place<PurchaseId>
  readonly limit: number
}

/** Found by their names, and by what was entered into their custom fields. */
export const searchedPurchases: Searched = {
  table: sql`purchases`,
  columns: ['search'],
  conditions: (query) => hasWords(sql`x.search`, query),
}

const mostBelow = 500

/**
 * A page of a customer's purchases that belong to no other that is shown, and everything that belongs to those. Either
 * what is active, or what has ended.
 */
export async function listOwnPurchases(
  reader: Reader,
  { customerId, ended, place, limit }: Wanted,
): Promise<ListedPurchase[]> {
  const { within, order } = keyset(sql`p.id`, place)
  const isWanted = ended ? isEnded : isUsable
  const shown = inState(isWanted, 'p.status')
  const parentShown = inState(isWanted, 'parent.status')
  const { rows } = await sql<ListedPurchase>`
    with recursive roots as (
      select p.id from purchases p left join purchases parent on parent.id = p.parent_id and ${parentShown}
      where p.customer_id = ${customerId} and ${shown} and parent.id is null and ${within}
      order by p.id ${order} limit ${limit}
    ), tree as (
      select id, true as root from roots
      union all
      select p.id, false from tree join purchases p on p.parent_id = tree.id
      where p.customer_id = ${customerId} and ${shown}
    )
    select tree.root as "isRoot", ${listedColumns} from tree join purchases p on p.id = tree.id
    order by tree.root desc, p.id ${order} limit ${limit + mostBelow}`.execute(reader)
  return rows
}

/** How many of a customer's purchases are active, and how many have ended. */
export async function countPurchases(reader: Reader, customerId: CustomerId) {
  const { rows } = await sql<{ active: bigint; ended: bigint }>`
    select count(*) filter (where ${inState(isUsable, 'status')}) as active,
      count(*) filter (where ${inState(isEnded, 'status')}) as ended
    from purchases where customer_id = ${customerId}`.execute(reader)
  return { active: Number(rows[0]?.active ?? 0n), ended: Number(rows[0]?.ended ?? 0n) }
}
