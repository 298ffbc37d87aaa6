import { z } from 'zod'
import { Day, list } from '../kernel/codecs.ts'
import { CouponId } from '../kernel/ids.ts'
import { sortBy } from '../platform/list-order.ts'
import { ListPart, partOf, rowsIn } from '../platform/list-part.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { findPackages, Group, listGroups } from './catalog-store.ts'
import { Coupon } from './coupon.ts'
import { couponSorts, listCoupons } from './coupon-store.ts'
import { Package } from './package.ts'

/** A part of the list of coupons; `before` is the `older` of the part before. */
export const couponList = query({
  name: 'coupon.list',
  input: z.object({
    sort: sortBy(couponSorts).default('-made'),
    before: CouponId.optional(),
    part: ListPart,
  }),
  output: z.object({ coupons: list(Coupon), older: CouponId.nullable(), today: Day }),
  may: staffWith('catalog'),
  async run({ reader, today }, { sort, before, part }) {
    const found = await listCoupons(reader, { sort, before: before ?? null, limit: rowsIn(part) + 1 })
    const { rows: coupons, older } = partOf(found, part)
    return { coupons, older, today }
  },
})

/** What a coupon may be for, and the currencies in which something is sold, the shop's own first. */
export const couponChoices = query({
  name: 'coupon.choices',
  input: z.object({}),
  output: z.object({
    packages: list(Package.pick({ id: true, name: true })),
    groups: list(Group.pick({ id: true, name: true })),
    currencies: list(z.string()),
  }),
  may: staffWith('catalog'),
  async run(view) {
    const packages = await findPackages(view.reader, { visible: true })
    const groups = await listGroups(view.reader)
    const priced = packages.flatMap(({ options }) => options.flatMap(({ prices }) => prices))
    const currencies = new Set([view.shop.currency, ...priced.map(({ currency }) => currency).sort()])
    return {
      packages: packages.map(({ id, name }) => ({ id, name })),
      groups: groups.map(({ id, name }) => ({ id, name })),
      currencies: [...currencies],
    }
  },
})
