import { sql } from 'kysely'
import { isPaid, isToBePaid } from '../invoices/invoice-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'

type Counted = { id: string; code: string; used: number; counted: number }
type Kept = { id: string; number: string; status: string; code: string; isReturned: boolean }
type Redeemed = { id: string; number: string; kept: bigint; off: bigint }

/** A coupon counts as used as often as it stands on orders, and took off each what their lines say. */
export const verifyCoupons = check(['coupons are used as they say'], async function* (reader) {
  for await (const ids of idPages(reader, 'coupons')) {
    const { rows } = await sql<Counted>`
      select c.id, c.code, c.used, count(r.invoice_id)::int as counted
      from coupons c left join coupon_redemptions r on r.coupon_id = c.id and r.returned_at is null
      where c.id = any(${ids}::uuid[]) group by c.id having c.used <> count(r.invoice_id) order by c.id`.execute(
      reader,
    )
    for (const { id, code, used, counted } of rows) {
      yield {
        rule: 'coupons are used as they say',
        context: [id, code],
        says: `Coupon ${code} says that it was used ${used} times, and it stands on ${counted} orders (${id}).`,
      }
    }
  }
  for await (const ids of idPages(reader, 'invoices')) {
    yield* verifyUses(reader, ids)
    const { rows } = await sql<Redeemed>`
      select i.id, i.number, coalesce(r.discount_minor, 0) as kept, sum(l.discount_minor)::bigint as off
      from invoices i join invoice_lines l on l.invoice_id = i.id left join coupon_redemptions r on r.invoice_id = i.id
      where i.id = any(${ids}::uuid[]) and i.number is not null and i.origin = 'customer'
      group by i.id, r.discount_minor having coalesce(r.discount_minor, 0) <> sum(l.discount_minor) order by i.id`.execute(
      reader,
    )
    for (const { id, number, kept, off } of rows) {
      yield {
        rule: 'coupons are used as they say',
        context: [id, number],
        says: `The coupon of invoice ${number} took off ${kept} in minor units, and its lines say ${off} (${id}).`,
      }
    }
  }
})

/** A use counts while its order may still be paid in time, or was. */
async function* verifyUses(reader: Reader, ids: readonly string[]) {
  const { rows } = await sql<Kept>`
    select i.id, i.number, i.status, c.code, r.returned_at is not null as "isReturned" from invoices i join coupon_redemptions r on r.invoice_id = i.id join coupons c on c.id = r.coupon_id
    where i.id = any(${ids}::uuid[]) and (r.returned_at is null) <> (${inState(isPaid, 'i.status')} or ${inState(isToBePaid, 'i.status')})
    order by i.id`.execute(reader)
  for (const { id, number, status, code, isReturned } of rows) {
    const says = `Invoice ${number} is ${status}, and its use of coupon ${code} ${isReturned ? 'was given back' : 'counts'} (${id}).`
    yield { rule: 'coupons are used as they say' as const, context: [number, code, id], says }
  }
}
