import { z } from 'zod'
import { Day, list } from '../kernel/codecs.ts'
import { CouponId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { findPackages, Group, listGroups } from './catalog-store.ts'
import { Coupon } from './coupon.ts'
import { listCoupons } from './coupon-store.ts'
import { Package } from './package.ts'

const pageSize = 25

/** Coupons, newest first. */
export const couponList = query({
  name: 'coupon.list',
  input: z.object({ before: CouponId.optional() }),
  output: z.object({ coupons: list(Coupon), older: CouponId.nullable(), today: Day }),
  may: staffWith('catalog'),
  async run(view, { before }) {
    const found = await listCoupons(view.reader, { before: before ?? null, limit: pageSize + 1 })
    const coupons = found.slice(0, pageSize)
    const older = found.length > pageSize ? (coupons.at(-1)?.id ?? null) : null
    return { coupons, older, today: view.today }
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
