import type { AddressForm } from '../../identity/address-form.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { Order } from '../order.ts'
import { PayFields, type PaymentOptions } from '../pay/pay-fields.tsx'
import { Prose } from '../prose.tsx'
import { BilledTo } from './billed-to.tsx'

type Props = {
  readonly order: Order
  readonly billed: AddressForm & { readonly name: string; readonly email: string; readonly version: string }
  readonly country: string
  readonly isChangingAddress: boolean
  readonly paymentOptions: PaymentOptions
  readonly termsHtml: string
}

/** The last step: who is billed, how it is paid, what is agreed to, and the button that does it. */
export function PaymentStep(props: Props) {
  const t = useWords()
  const { order, paymentOptions } = props
  const total = { minor: order.totals.totalMinor, currency: order.currency }
  return (
    <>
      <BilledTo {...props} />
      <Card title={total.minor > 0n ? t('checkout.payment') : t('checkout.nothingToPay')}>
        <PostForm intent="order" className="grid gap-6">
          <input type="hidden" name="quote" value={order.digest} />
          {total.minor > 0n ? (
            <PayFields paymentOptions={paymentOptions} open={total} renews={order.later.length > 0} />
          ) : (
            <p className="text-muted">{t('checkout.nothingToPayText')}</p>
          )}
          <Agreement {...props} />
        </PostForm>
      </Card>
    </>
  )
}

function Agreement({ order, termsHtml }: Props) {
  const t = useWords()
  const { money } = useFormats()
  const { shop } = useViewer()
  const total = { minor: order.totals.totalMinor, currency: order.currency }
  return (
    <div className="grid gap-4 border-line border-t pt-5">
      {termsHtml && (
        <>
          <details className="rounded-[0.5rem] border border-line px-4 py-3">
            <summary className="cursor-pointer font-[550]">
              {t('checkout.terms', { shop: shop.name })}
            </summary>
            <Prose html={termsHtml} className="mt-3 text-[0.875rem]" />
          </details>
          <Checkbox name="agreed" label={t('checkout.agree', { shop: shop.name })} />
        </>
      )}
      {order.later.length > 0 && <p className="text-[0.8125rem] text-muted">{t('checkout.agreeLater')}</p>}
      <SubmitButton wide>
        <span suppressHydrationWarning>
          {total.minor > 0n ? t('checkout.orderFor', { total: money(total) }) : t('checkout.orderFree')}
        </span>
      </SubmitButton>
    </div>
  )
}
