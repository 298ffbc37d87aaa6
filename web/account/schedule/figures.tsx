import { Figure } from '../../ui/card.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { chargeWords } from '../charge-words.ts'
import type { ScheduleModel } from './model.ts'

/** What is paid, what is left, and what is paid next, when and how. */
export function Figures({ schedule }: { schedule: ScheduleModel }) {
  const t = useWords()
  const { money } = useFormats()
  const { currency, paidMinor, wholeMinor, openMinor, paidCount, count, next } = schedule
  const of = { paid: money({ minor: paidMinor, currency }), whole: money({ minor: wholeMinor, currency }) }
  const progress = t('schedules.progress', of)
  return (
    <div className="mb-5 grid gap-3 sm:grid-cols-3 sm:gap-4">
      <Figure
        label={t('schedules.paid')}
        note={
          <span className="grid gap-1.5">
            <ProgressBar of={BigInt(wholeMinor)} is={BigInt(paidMinor)} label={progress} />
            {t('schedules.paidCount', { paid: paidCount, count })}
          </span>
        }
      >
        <Money value={{ minor: paidMinor, currency }} />
      </Figure>
      <Figure label={t('schedules.left')} note={!next && t('schedules.nothingLeft')}>
        <Money value={{ minor: openMinor, currency }} />
      </Figure>
      <Next schedule={schedule} />
    </div>
  )
}

function Next({ schedule }: { schedule: ScheduleModel }) {
  const t = useWords()
  const { next, charge, currency, today } = schedule
  const label = t('schedules.nextInstalment')
  const note = useWhen(schedule)
  if (!next) return <Figure label={label}>–</Figure>
  return (
    <Figure label={label} tone={next.dueOn < today ? 'bad' : undefined} note={note}>
      <Money value={charge?.open ?? { minor: next.amountMinor, currency }} />
    </Figure>
  )
}

function useWhen({ next, charge, today }: ScheduleModel): string {
  const t = useWords()
  const { day, money } = useFormats()
  if (!next) return ''
  if (!charge) return t('schedules.beingPaid')
  const how = chargeWords(t, charge, { day: day(charge.on), credit: money(charge.fromCredit) })
  if (next.dueOn >= today) return how
  const was = { day: day(next.dueOn) }
  return charge.isAutomatic ? t('schedules.retry', { ...was, how }) : t('schedules.wasDue', was)
}
