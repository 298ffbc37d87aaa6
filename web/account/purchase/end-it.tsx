import { isUsable } from '../../../src/purchases/purchase-states.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { ListedSchedule } from '../schedule/model.ts'
import type { PurchaseModel } from './model.ts'

/** It runs to the end of what is paid, and ends there. */
export function TurnOffAutoRenew({ purchase }: { purchase: PurchaseModel }) {
  const { name, period, nextCharge } = purchase
  const t = useWords()
  const { day } = useFormats()
  return (
    <Confirm
      intent="turn-off-auto-renew"
      ends
      label={t('account.purchase.turnOff')}
      title={t('account.purchase.turnOffTitle', { name })}
      keep={t('common.back')}
      text={
        <p>
          {t('account.purchase.turnOffText', { day: day(period?.to ?? '') })}{' '}
          {nextCharge?.number && t('account.purchase.invoiceWithdrawn', { number: nextCharge.number })}{' '}
          {t('account.purchase.turnOffUndo')} <EndsWithIt purchase={purchase} />
        </p>
      }
    >
      <SubmitButton wide>{t('account.purchase.turnOffButton')}</SubmitButton>
    </Confirm>
  )
}

/** It ends at once, and what is lost is said. */
export function CancelNow({
  purchase,
  schedule,
}: {
  purchase: PurchaseModel
  schedule: ListedSchedule | null
}) {
  const t = useWords()
  const { day } = useFormats()
  const { name, period, nextCharge, autoRenew, may } = purchase
  const lost = period
    ? t('account.purchase.cancelLost', { day: day(period.to) })
    : t('account.purchase.cancelForever')
  return (
    <Confirm
      intent="cancel"
      ends
      label={t('account.purchase.cancel')}
      title={t('account.purchase.cancelTitle', { name })}
      look="danger"
      text={
        <p>
          {t('account.purchase.cancelText')} {lost} {schedule?.next && <StillPaid schedule={schedule} />}{' '}
          {nextCharge?.number && t('account.purchase.invoiceWithdrawn', { number: nextCharge.number })}{' '}
          {period && autoRenew && may.turnOffAutoRenew && t('account.purchase.cancelInstead')}{' '}
          <EndsWithIt purchase={purchase} />
        </p>
      }
    >
      <SubmitButton wide look="danger">
        {t('account.purchase.cancelButton')}
      </SubmitButton>
    </Confirm>
  )
}

/** What belongs to it and can't be without it ends too. */
function EndsWithIt({ purchase: { children } }: { purchase: PurchaseModel }) {
  const t = useWords()
  const { list } = useFormats()
  const ending = children.filter((child) => child.mustAttach && isUsable(child)).map(({ name }) => name)
  if (ending.length === 0) return null
  return <strong>{t('account.purchase.endsWithIt', { names: list(ending) })}</strong>
}

/** Ending what was bought does not end what was agreed to be paid for it. */
function StillPaid({
  schedule: { openMinor: minor, currency, openCount: count },
}: {
  schedule: ListedSchedule
}) {
  const t = useWords()
  const { money } = useFormats()
  return (
    <strong suppressHydrationWarning>
      {t('schedules.stays', { amount: money({ minor, currency }), count })}
    </strong>
  )
}
