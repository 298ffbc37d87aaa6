import { CouponId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { NewCoupon } from './coupon.ts'
import { insertCoupon } from './coupon-store.ts'

const taken = { path: ['code'], message: 'refusals.coupon_code_taken' }

export const createCoupon = useCase({
  name: 'coupon.create',
  input: NewCoupon,
  output: CouponId,
  may: staffWith('catalog'),
  async run(work, asked) {
    const couponId = CouponId.parse(work.newId())
    const isNew = await insertCoupon(work.trx, { ...asked, id: couponId }, work.now)
    if (!isNew) throw new Refused('coupon_code_taken', { code: asked.code }, [taken])
    work.record({ type: 'coupon.created', customerId: null, couponId, code: asked.code })
    return couponId
  },
})
