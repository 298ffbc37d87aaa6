import type { Coupon } from '../../../src/catalog/coupon.ts'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** What a coupon does, in words. */
export function useCouponWords() {
  const t = useWords()
  const { money, day, list, number, percent } = useFormats()

  const off = ({ percentPpm, amounts }: Coupon) =>
    percentPpm === null ? list(amounts.map(money)) : percent(Number(percentPpm) / 1_000_000)

  function conditions({ renewals, minimums, packageIds, groupIds, mostUsesEach }: Coupon): string {
    const parts = [
      renewals === null ? t('admin.coupons.always') : t('admin.coupons.renewals', { count: renewals }),
      minimums.length > 0 && t('admin.coupons.from', { amount: list(minimums.map(money)) }),
      packageIds.length + groupIds.length > 0 && t('admin.coupons.some'),
      mostUsesEach !== null && t('admin.coupons.each', { count: mostUsesEach, times: number(mostUsesEach) }),
    ]
    return parts.filter(Boolean).join(' · ')
  }

  function valid({ startsOn, endsOn }: Coupon): string {
    if (startsOn && endsOn) return t('admin.coupons.between', { from: day(startsOn), to: day(endsOn) })
    if (startsOn) return t('admin.coupons.since', { from: day(startsOn) })
    return endsOn ? t('admin.coupons.until', { to: day(endsOn) }) : t('admin.coupons.anyTime')
  }

  return { off, conditions, valid }
}
