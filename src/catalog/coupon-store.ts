import { type SqlBool, sql } from 'kysely'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { CouponId, CustomerId, GroupId, InvoiceId, PackageId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { beyond, inOrder, type ListOrder, orderOf, type Sort } from '../platform/list-order.ts'
import type { Coupon, NewCoupon, Usage } from './coupon.ts'

type AmountRow = { currency: string; minor: string }
type Row = {
  id: CouponId
  code: string
  percentPpm: bigint | null
  amounts: AmountRow[]
  minimums: AmountRow[]
  packageIds: PackageId[]
  groupIds: GroupId[]
  startsOn: CalendarDate | null
  endsOn: CalendarDate | null
  mostUses: number | null
  mostUsesEach: number | null
  renewals: number | null
  used: number
  endedAt: Instant | null
}

const columns = sql`c.id, c.code, c.percent_ppm as "percentPpm", c.amounts, c.minimums, c.package_ids as "packageIds",
  c.group_ids as "groupIds", c.starts_on as "startsOn", c.ends_on as "endsOn", c.most_uses as "mostUses",
  c.most_uses_each as "mostUsesEach", c.renewals, c.used, c.ended_at as "endedAt"`

function toCoupon({ amounts, minimums, ...row }: Row): Coupon {
  return { ...row, amounts: amounts.map(toAmount), minimums: minimums.map(toAmount) }
}

function toAmount({ currency, minor }: AmountRow) {
  return { currency, minor: BigInt(minor) }
}

/** Within another statement, what the coupon with this code is for, as JSON. */
export const couponScope = (code: string | null) =>
  sql`(select json_build_object('packageIds', c.package_ids, 'groupIds', c.group_ids) from coupons c where c.code = ${code})`

/** A coupon and what this customer has done with it. */
export type KnownCoupon = { readonly coupon: Coupon; readonly usage: Usage }

export async function findCoupon(
  reader: Reader,
  by: { id: CouponId } | { code: string },
  customerId: CustomerId | null,
): Promise<KnownCoupon | undefined> {
  const { rows } = await sql<Row & { usage: Usage }>`
    select ${columns}, (
      select json_build_object('times', count(*), 'waiting', count(*) filter (where r.returned_for = 'expired'))
      from coupon_redemptions r where r.coupon_id = c.id and r.customer_id = ${customerId}::uuid
        and r.returned_for is distinct from 'cancelled') as usage
    from coupons c where ${'id' in by ? sql`c.id = ${by.id}` : sql`c.code = ${by.code}`}`.execute(reader)
  const [row] = rows
  if (!row) return undefined
  const { usage, ...rest } = row
  return { coupon: toCoupon(rest), usage }
}

export const couponSorts = ['made', 'code', 'ends'] as const
export type CouponSort = Sort<(typeof couponSorts)[number]>

/** What never ends comes after all that does. */
export function couponsBy(sort: CouponSort): ListOrder {
  return orderOf(sort, {
    made: () => [],
    code: (row) => [sql.ref(`${row}.code`)],
    ends: (row) => [sql`coalesce(${sql.ref(`${row}.ends_on`)}, 'infinity'::date)`],
  })
}

/** Coupons in an order, beginning beyond `before`. */
export async function listCoupons(
  reader: Reader,
  { sort, before, limit }: { sort: CouponSort; before: CouponId | null; limit: number },
): Promise<Coupon[]> {
  const order = couponsBy(sort)
  const all = { table: sql`coupons`, row: 'c' }
  const where = before ? beyond(order, all, before) : sql<SqlBool>`true`
  const { rows } = await sql<Row>`
    select ${columns} from coupons c where ${where} order by ${inOrder(order, 'c')} limit ${limit}`.execute(
    reader,
  )
  return rows.map(toCoupon)
}

/** False when another coupon has this code. */
export async function insertCoupon(
  trx: Transaction,
  coupon: NewCoupon & { id: CouponId },
  createdAt: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into coupons (id, code, percent_ppm, amounts, minimums, package_ids, group_ids, starts_on, ends_on, most_uses,
      most_uses_each, renewals, created_at)
    values (${coupon.id}, ${coupon.code}, ${coupon.percentPpm}, ${canonical(coupon.amounts)}, ${canonical(coupon.minimums)},
      ${coupon.packageIds}, ${coupon.groupIds}, ${coupon.startsOn}, ${coupon.endsOn}, ${coupon.mostUses},
      ${coupon.mostUsesEach}, ${coupon.renewals}, ${createdAt})
    on conflict (code) do nothing returning id`.execute(trx)
  return rows.length > 0
}

/** Ends a coupon for new orders; undefined when there is none or it has ended. */
export async function setCouponEnded(
  trx: Transaction,
  id: CouponId,
  at: Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    update coupons set ended_at = ${at} where id = ${id} and ended_at is null returning code`.execute(trx)
  return rows[0]?.code
}

/** Counts one more use and locks the coupon until the transaction ends; false when it is used up or has ended meanwhile. */
export async function takeCouponUse(trx: Transaction, id: CouponId): Promise<boolean> {
  const { rows } = await sql`
    update coupons set used = used + 1
    where id = ${id} and ended_at is null and (most_uses is null or used < most_uses) returning id`.execute(
    trx,
  )
  return rows.length > 0
}

type Redemption = {
  couponId: CouponId
  invoiceId: InvoiceId
  customerId: CustomerId
  discountMinor: bigint
  at: Instant
}

/** Keeps for which invoice a use was taken, whose coupon is locked; false when this customer has used it often enough. */
export async function insertRedemption(trx: Transaction, redemption: Redemption): Promise<boolean> {
  const { couponId, invoiceId, customerId, discountMinor, at } = redemption
  const { rows } = await sql`
    insert into coupon_redemptions (invoice_id, coupon_id, customer_id, discount_minor, redeemed_at)
    select ${invoiceId}, c.id, ${customerId}, ${discountMinor}, ${at} from coupons c
      cross join lateral (
        select count(*) as times, count(*) filter (where r.returned_for = 'expired') as waiting
        from coupon_redemptions r where r.coupon_id = c.id and r.customer_id = ${customerId}
          and r.returned_for is distinct from 'cancelled') as usage
    where c.id = ${couponId} and (c.most_uses_each is null or times < c.most_uses_each)
      and (c.most_uses is null or waiting = 0)
    returning invoice_id`.execute(trx)
  return rows.length > 0
}

/**
 * Gives back the use of an order that came to nothing; its coupon's code where one was. An expired order can be paid still, so for
 * its customer it goes on counting until it is cancelled.
 */
export async function returnCouponUse(
  trx: Transaction,
  invoiceId: InvoiceId,
  { at, because }: { at: Instant; because: 'expired' | 'cancelled' },
): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    with given_back as (
      update coupon_redemptions set returned_at = ${at}, returned_for = ${because}
      where invoice_id = ${invoiceId} and returned_at is null returning coupon_id
    )
    update coupons set used = used - 1 from given_back where id = coupon_id returning code`.execute(trx)
  return rows[0]?.code
}

/** An expired order, whose use was given back, is cancelled: its customer may use the coupon anew. */
export async function forgetCouponUse(trx: Transaction, invoiceId: InvoiceId): Promise<void> {
  await sql`update coupon_redemptions set returned_for = 'cancelled'
    where invoice_id = ${invoiceId} and returned_for = 'expired'`.execute(trx)
}

/** Counts a use again that was given back: the order was paid after all. What was agreed then holds, used up or not. */
export async function retakeCouponUse(trx: Transaction, invoiceId: InvoiceId): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    with taken as (
      update coupon_redemptions set returned_at = null, returned_for = null where invoice_id = ${invoiceId} and returned_at is not null
      returning coupon_id
    )
    update coupons set used = used + 1 from taken where id = coupon_id returning code`.execute(trx)
  return rows[0]?.code
}
