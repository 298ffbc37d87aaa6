import { readsInPayment } from '../../../src/invoices/invoice-states.ts'
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
  const { isInGrace, endsOn, openRenewal, autoRenew, change } = purchase
  if (change) return <Changing change={change} />
  const paying = openRenewal && readsInPayment(openRenewal) ? openRenewal.number : null
  const says = paying && t('account.purchase.isBeingPaid', { number: paying })
  if (isRevivable(purchase)) {
    return (
      <div className="mb-5">
        <Notice tone="warn" title={t('account.purchase.expiredTitle')} action={<Act purchase={purchase} />}>
          {says}
        </Notice>
      </div>
    )
  }
  if (!isInGrace || !autoRenew || !endsOn) return null
  return (
    <div className="mb-5">
      <Notice
        tone={paying ? 'wait' : 'bad'}
        title={t('account.purchase.graceTitle')}
        action={<Act purchase={purchase} />}
      >
        {says ?? t('account.purchase.graceText', { day: day(endsOn) })}
      </Notice>
    </div>
  )
}

/** It becomes something else as soon as that is paid. */
function Changing({ change }: { change: NonNullable<PurchaseModel['change']> }) {
  const t = useWords()
  const { name, number } = change
  const isPaying = readsInPayment(change)
  return (
    <div className="mb-5">
      <Notice
        tone="wait"
        title={t('account.purchase.changingTitle', { name })}
        action={
          isPaying ? (
            <ButtonLink to={`/account/invoices/${number}`}>
              {t('account.purchase.seeInvoice', { number })}
            </ButtonLink>
          ) : (
            <ButtonLink to={`/checkout/${number}`} look="primary">
              {t('account.purchase.pay', { number })}
            </ButtonLink>
          )
        }
      >
        {t(isPaying ? 'account.purchase.changingPaid' : 'account.purchase.changingText')}
      </Notice>
    </div>
  )
}

/** Paying its renewal, or where it stands how that is paid already. */
function Act({ purchase: { openRenewal } }: { purchase: PurchaseModel }) {
  const t = useWords()
  if (!openRenewal) return null
  const { number } = openRenewal
  return readsInPayment(openRenewal) ? (
    <ButtonLink to={`/account/invoices/${number}`}>{t('account.purchase.seeInvoice', { number })}</ButtonLink>
  ) : (
    <ButtonLink to={`/checkout/${number}`} look="primary">
      {t('account.purchase.pay', { number })}
    </ButtonLink>
  )
}
