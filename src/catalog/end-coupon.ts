import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { CouponId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { findCoupon, setCouponEnded } from './coupon-store.ts'

/** Nobody can use it any more. Orders made with it, and their renewals, keep what was agreed. */
export const endCoupon = useCase({
  name: 'coupon.end',
  input: z.object({ couponId: CouponId }),
  output: NoOutput,
  may: staffWith('catalog'),
  async run(work, { couponId }) {
    orNotFound(await findCoupon(work.trx, { id: couponId }, null))
    const code = await setCouponEnded(work.trx, couponId, work.now)
    if (!code) throw new Refused('coupon_ended')
    work.record({ type: 'coupon.ended', customerId: null, couponId, code })
  },
})
