import { isRevivable, isUsable } from '../../../src/purchases/purchase-states.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { ListedSchedule } from '../schedule/model.ts'
import { Choice } from './choice.tsx'
import { Collection } from './collection.tsx'
import { CancelNow, TurnOffAutoRenew } from './end-it.tsx'
import type { PurchaseModel } from './model.ts'

/** What the customer may do about a purchase, each saying beforehand what will happen. */
export function WhatToDo({
  purchase,
  schedule,
}: {
  purchase: PurchaseModel
  schedule: ListedSchedule | null
}) {
  const t = useWords()
  const { term, autoRenew, may, endsWith } = purchase
  const isActive = isUsable(purchase)
  const renews = isActive && term !== null
  const hasChoice = purchase.renew !== null || renews || purchase.mayChange || (isActive && may.cancelNow)
  return (
    <Card title={t('account.purchase.do')} className="no-print">
      <div className="grid gap-5">
        {!hasChoice && <p className="text-muted">{t('account.purchase.nothingToDo')}</p>}
        {purchase.renew && <Renew purchase={purchase} />}
        {purchase.mayChange && <ChangePackage purchase={purchase} />}
        {renews && endsWith && (
          <p className="text-pretty">{t('account.purchase.endsWith', { parent: endsWith })}</p>
        )}
        {renews && !autoRenew && !endsWith && <TurnOnAutoRenew purchase={purchase} />}
        {renews && autoRenew && <Collection purchase={purchase} />}
        {renews && autoRenew && may.turnOffAutoRenew && <TurnOffAutoRenew purchase={purchase} />}
        {isActive && may.cancelNow && <CancelNow purchase={purchase} schedule={schedule} />}
      </div>
    </Card>
  )
}

function Renew({ purchase }: { purchase: PurchaseModel }) {
  const { renew, today, openRenewal } = purchase
  const t = useWords()
  const { day } = useFormats()
  if (!renew) return null
  if (isRevivable(purchase) && openRenewal) {
    return <p className="text-pretty">{t('account.purchase.payBack', { number: openRenewal.number })}</p>
  }
  if (!renew.now) {
    const says =
      today < renew.from
        ? t('account.purchase.renewFrom', { day: day(renew.from) })
        : t('account.purchase.renewUntil', { day: day(renew.to) })
    return <p className="text-pretty text-muted">{says}</p>
  }
  const chargesItself = isUsable(purchase) && purchase.autoRenew && purchase.collection === 'automatic'
  return (
    <Choice text={t(renewText(purchase))}>
      <PostForm intent="renew">
        <SubmitButton wide look={chargesItself ? 'plain' : 'primary'}>
          {t('account.purchase.renew')}
        </SubmitButton>
      </PostForm>
    </Choice>
  )
}

function ChangePackage({ purchase: { id } }: { purchase: PurchaseModel }) {
  const t = useWords()
  return (
    <Choice text={t('account.purchase.changeText')}>
      <ButtonLink to={`/account/purchases/${id}/change`} wide>
        {t('account.purchase.change')}
      </ButtonLink>
    </Choice>
  )
}

function renewText(purchase: PurchaseModel) {
  if (!purchase.autoRenew) return 'account.purchase.renewOnceText'
  return isUsable(purchase) ? 'account.purchase.renewText' : 'account.purchase.renewBackText'
}

function TurnOnAutoRenew({ purchase: { period } }: { purchase: PurchaseModel }) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <Choice text={t('account.purchase.turnOnText', { day: day(period?.to ?? '') })}>
      <PostForm intent="turn-on-auto-renew">
        <SubmitButton wide look="plain">
          {t('account.purchase.turnOn')}
        </SubmitButton>
      </PostForm>
    </Choice>
  )
}
