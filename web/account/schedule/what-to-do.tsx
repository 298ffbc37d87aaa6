import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Choice } from '../purchase/choice.tsx'
import type { ListedInstalment, ScheduleModel } from './model.ts'

/** Paying the next one, or all that is left; storing a card where there is none. */
export function WhatToDo({ schedule }: { schedule: ScheduleModel }) {
  const t = useWords()
  const { next, openCount, hasMethod } = schedule
  return (
    <Card title={t('schedules.do')} className="no-print">
      <div className="grid gap-5">
        {!next && <p className="text-muted">{t('schedules.nothingToDo')}</p>}
        {next && <PayNext schedule={schedule} next={next} />}
        {next && openCount > 1 && <PayRest schedule={schedule} />}
        {next && !hasMethod && (
          <Choice text={t('schedules.addMethodText')}>
            <ButtonLink to="/account/payments" wide>
              {t('schedules.addMethod')}
            </ButtonLink>
          </Choice>
        )}
      </div>
    </Card>
  )
}

function PayNext({ schedule, next }: { schedule: ScheduleModel; next: ListedInstalment }) {
  const t = useWords()
  const { money } = useFormats()
  const amount = money({ minor: next.amountMinor, currency: schedule.currency })
  return (
    <Choice text={t(next.dueOn < schedule.today ? 'schedules.payLate' : 'schedules.payNextText')}>
      <PostForm intent="pay next">
        <input type="hidden" name="position" value={next.position} />
        <SubmitButton wide>
          <span suppressHydrationWarning>{t('schedules.payNext', { amount })}</span>
        </SubmitButton>
      </PostForm>
    </Choice>
  )
}

function PayRest({ schedule }: { schedule: ScheduleModel }) {
  const t = useWords()
  return (
    <Choice text={t('schedules.payRestText', { count: schedule.openCount })}>
      <PostForm intent="pay rest">
        <SubmitButton wide look="plain">
          {t('schedules.payRest')}
        </SubmitButton>
      </PostForm>
    </Choice>
  )
}
