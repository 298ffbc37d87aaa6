import { SubmitButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PostForm } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Order } from './order.ts'

type Entered = NonNullable<Order['coupon']>

/** Where a coupon is entered, or what the one that was entered does, or why it does nothing. */
export function CouponBox({ order: { coupon, currency } }: { order: Order }) {
  return coupon ? <EnteredCoupon coupon={coupon} currency={currency} /> : <CouponForm />
}

function CouponForm() {
  const t = useWords()
  return (
    <PostForm intent="coupon" action="/cart/coupon" className="grid gap-3">
      <div className="flex items-start gap-2">
        <Field
          name="code"
          label={t('cart.coupon.code')}
          className="flex-1"
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        {/* As far down as the field, whose label is above it and whose problem below. */}
        <div className="pt-7">
          <SubmitButton look="plain" name="do" value="apply">
            {t('cart.coupon.apply')}
          </SubmitButton>
        </div>
      </div>
    </PostForm>
  )
}

/** `back`: where taking it out leads, when that is not the cart. */
export function EnteredCoupon(props: { coupon: Entered; currency: string; back?: 'checkout' | undefined }) {
  const { coupon, currency, back } = props
  const t = useWords()
  const { money } = useFormats()
  const { code, refusal, offMinor, minimumMinor } = coupon
  const minimum = money({ minor: minimumMinor ?? 0n, currency })
  return (
    <PostForm
      intent="coupon"
      action="/cart/coupon"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2"
    >
      {refusal ? (
        <Notice tone="warn">
          {t('cart.coupon.refused')} {t(`refusals.${refusal}`, { code, minimum })}
        </Notice>
      ) : (
        <p className="min-w-0 flex-1" suppressHydrationWarning>
          {t('cart.coupon.takesOff', { code, off: money({ minor: offMinor, currency }) })}
        </p>
      )}
      {back && <input type="hidden" name="back" value={back} />}
      <SubmitButton look="plain" small name="do" value="remove-coupon">
        {t('cart.coupon.remove')}
      </SubmitButton>
    </PostForm>
  )
}
