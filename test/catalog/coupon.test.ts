import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterRenewal,
  type Coupon,
  CouponCode,
  decideCoupon,
  NewCoupon,
  neverUsed,
  offRenewal,
  renewalDiscount,
} from '../../src/catalog/coupon.ts'
import { calendarDate, instant } from '../../src/kernel/calendar.ts'
import { CouponId, GroupId, PackageId } from '../../src/kernel/ids.ts'
import { toJson } from '../../src/kernel/json.ts'

const id = (last: number) => `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`
const [hosting, poster] = [PackageId.parse(id(1)), PackageId.parse(id(2))]
const [services, prints] = [GroupId.parse(id(11)), GroupId.parse(id(12))]

function coupon(differences: Partial<Coupon>): Coupon {
  const made = NewCoupon.parse({ code: 'spring', percentPpm: '100000' })
  return { ...made, id: CouponId.parse(id(21)), used: 0, endedAt: null, ...differences }
}

const lines = (...amounts: bigint[]) =>
  amounts.map((amountMinor, at) => ({
    packageId: at === 0 ? hosting : poster,
    groupId: at === 0 ? services : prints,
    amountMinor,
    recurs: at === 0,
  }))
const now = { currency: 'EUR', today: calendarDate('2026-03-15'), usage: neverUsed }
const eur = (minor: bigint) => [{ currency: 'EUR', minor }]

const offOf = (differences: Partial<Coupon>, ...amounts: bigint[]) => {
  const decided = decideCoupon(coupon(differences), lines(...amounts), now)
  return decided.accepted ? [...decided.value.off] : decided.refusal
}
const fixed = (minor: bigint) => ({ percentPpm: null, amounts: eur(minor) })

describe('a code', () => {
  test('is the same however it is typed', () => {
    expect(CouponCode.parse('  Spring-26 ')).toBe('SPRING-26')
  })

  test.each(['ab', '', 'a code', 'naïve', '-dash', 'x'.repeat(41)])('%j is none', (typed) => {
    expect(CouponCode.safeParse(typed).success).toBe(false)
  })
})

describe('what it takes off', () => {
  test.each([
    ['10 % of each line, as of its renewals', { percentPpm: 100_000n }, [1_005n, 994n], [101n, 99n]],
    ['10 % of each line, rounded by itself', { percentPpm: 100_000n }, [1_005n, 1_005n], [101n, 101n]],
    ['all of it at 100 %', { percentPpm: 1_000_000n }, [999n, 1n], [999n, 1n]],
    ['an amount, split by what the lines cost', fixed(500n), [1_000n, 2_000n], [167n, 333n]],
    ['no more than there is', fixed(5_000n), [1_000n, 2_000n], [1_000n, 2_000n]],
    ['only from the package it is for', { packageIds: [poster] }, [1_000n, 2_000n], [0n, 200n]],
    ['only from the group it is for', { groupIds: [services] }, [1_000n, 2_000n], [100n, 0n]],
    [
      'an amount only from what it is for',
      { ...fixed(300n), packageIds: [poster] },
      [1_000n, 200n],
      [0n, 200n],
    ],
    [
      'its part of an order of exactly the minimum',
      { minimums: eur(3_000n) },
      [1_000n, 2_000n],
      [100n, 200n],
    ],
    [
      'its part of what it is for, in an order of the minimum',
      { minimums: eur(3_000n), packageIds: [poster] },
      [2_000n, 1_000n],
      [0n, 100n],
    ],
  ])('is %s', (_what, differences, amounts, off) => {
    expect(offOf(differences, ...amounts)).toEqual(off)
  })

  const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 })
  const kinds = fc.oneof(
    fc.bigInt({ min: 1n, max: 1_000_000n }).map((percentPpm) => ({ percentPpm })),
    fc.bigInt({ min: 1n, max: 10n ** 9n }).map(fixed),
  )
  const refusedForNothing = (refusal: string, all: readonly bigint[]) =>
    refusal === 'coupon_takes_nothing' ||
    (refusal === 'coupon_not_for_this' && all.every((one) => one === 0n))

  test('is never less than nothing nor more than a line costs, whatever the lines', () => {
    fc.assert(
      fc.property(amounts, kinds, (all, differences) => {
        const off = offOf(differences, ...all)
        if (typeof off === 'string') return refusedForNothing(off, all)
        return off.every((one, at) => one >= 0n && one <= (all[at] ?? 0n))
      }),
    )
  })

  test('is exactly the amount, or all where that is more', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 10n ** 9n }), (all, minor) => {
        const off = offOf(fixed(minor), ...all)
        const whole = all.reduce((a, b) => a + b, 0n)
        if (typeof off === 'string') return whole === 0n
        return off.reduce((a, b) => a + b, 0n) === (minor < whole ? minor : whole)
      }),
    )
  })
})

test.each([
  ['before its first day', { startsOn: calendarDate('2026-03-16') }, 'coupon_not_begun'],
  ['after its last day', { endsOn: calendarDate('2026-03-14') }, 'coupon_over'],
  ['when staff have ended it', { endedAt: instant('2026-03-01T00:00:00.000Z') }, 'coupon_over'],
  ['when it is used up', { mostUses: 3, used: 3 }, 'coupon_used_up'],
  [
    'in another currency',
    { percentPpm: null, amounts: [{ currency: 'USD', minor: 5n }] },
    'coupon_not_in_currency',
  ],
  ['for other things', { packageIds: [PackageId.parse(id(9))] }, 'coupon_not_for_this'],
  ['below its minimum', { minimums: eur(3_001n) }, 'coupon_minimum'],
  ['where a cent would round to nothing', { percentPpm: 100n }, 'coupon_takes_nothing'],
])('%s it counts for nothing', (_when, differences, refusal) => {
  expect(offOf(differences, 1_000n, 2_000n)).toBe(refusal)
})

test('on its first and its last day it counts', () => {
  const day = calendarDate('2026-03-15')
  expect(offOf({ startsOn: day, endsOn: day }, 1_000n)).toEqual([100n])
})

test('somebody who has used it as often as they may cannot again', () => {
  const decided = decideCoupon(coupon({ mostUsesEach: 2 }), lines(1_000n), {
    ...now,
    usage: { times: 2, waiting: 0 },
  })
  expect(decided).toEqual({ accepted: false, refusal: 'coupon_used_by_you' })
})

test('somebody whose order with a limited coupon can still be paid gets no second one', () => {
  const waiting = { ...now, usage: { times: 1, waiting: 1 } }
  const decided = (differences: Partial<Coupon>) => decideCoupon(coupon(differences), lines(1_000n), waiting)
  expect(decided({ mostUses: 5 })).toEqual({ accepted: false, refusal: 'coupon_waits' })
  expect(decided({}).accepted).toBe(true)
})

describe('renewals', () => {
  test('of an amount share it as if nothing but what renews was bought', () => {
    const decided = decideCoupon(coupon({ ...fixed(500n), renewals: null }), lines(1_000n, 9_000n), now)
    expect(decided).toEqual({ accepted: true, value: { off: [50n, 450n], offRenewals: [500n, 0n] } })
  })

  test('of a coupon for the first invoice get nothing', () => {
    expect(renewalDiscount(coupon({ renewals: 0 }), 100n)).toBeNull()
  })

  test('of a percentage get it of their own price', () => {
    expect(offRenewal(renewalDiscount(coupon({ renewals: null }), 100n), 2_505n)).toBe(251n)
  })

  test('of an amount get what it took off the first term, and never more than they cost', () => {
    const discount = renewalDiscount(coupon({ ...fixed(300n), renewals: null }), 300n)
    expect([offRenewal(discount, 1_000n), offRenewal(discount, 200n)]).toEqual([300n, 200n])
  })

  test('are counted down, and without a number never', () => {
    const two = renewalDiscount(coupon({ renewals: 2 }), 100n)
    expect(afterRenewal(two)).toMatchObject({ left: 1 })
    expect(afterRenewal(afterRenewal(two))).toBeNull()
    const always = renewalDiscount(coupon({ renewals: null }), 100n)
    expect(afterRenewal(always)).toEqual(always)
  })
})

test.each([
  ['neither a percentage nor an amount', {}],
  ['both', { percentPpm: 1n, amounts: eur(1n) }],
  ['more than all', { percentPpm: 1_000_001n }],
  ['an end before its beginning', { percentPpm: 1n, startsOn: '2026-03-02', endsOn: '2026-03-01' }],
  ['an amount of nothing', { amounts: eur(0n) }],
])('a coupon with %s is none', (_what, same) => {
  expect(NewCoupon.safeParse(toJson({ code: 'SPRING', ...same })).success).toBe(false)
})
