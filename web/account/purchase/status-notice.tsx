import { isRevivable } from '../../../src/purchases/purchase-states.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { PurchaseModel } from './model.ts'

/** What is urgent about a purchase: its term is over and it runs on grace, or it has stopped. */
export function StatusNotice({ purchase }: { purchase: PurchaseModel }) {
  const t = useWords()
  const { day } = useFormats()
  const { isInGrace, endsOn, openRenewal, autoRenew } = purchase
  const pay = openRenewal && (
    <ButtonLink to={`/checkout/${openRenewal.number}`} look="primary">
      {t('account.purchase.pay', { number: openRenewal.number })}
    </ButtonLink>
  )
  if (isRevivable(purchase)) {
    return (
      <div className="mb-5">
        <Notice tone="warn" title={t('account.purchase.expiredTitle')} action={pay} />
      </div>
    )
  }
  if (!isInGrace || !autoRenew || !endsOn) return null
  return (
    <div className="mb-5">
      <Notice tone="bad" title={t('account.purchase.graceTitle')} action={pay}>
        {t('account.purchase.graceText', { day: day(endsOn) })}
      </Notice>
    </div>
  )
}
