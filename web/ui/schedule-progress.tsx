import type { ReactNode } from 'react'
import type { ListedSchedule } from '../../src/overviews/listed-schedule.ts'
import { ProgressBar } from './progress-bar.tsx'
import { Badge, type Tone } from './status-badge.tsx'
import { useFormats } from './values.tsx'
import { useWords } from './viewer.tsx'

/** How far a schedule is: its name and state, what is paid of it as a bar, what comes next, and what is late. */
export function ScheduleProgress(props: {
  schedule: ListedSchedule
  /** Left out where what is around it says whose it is. */
  name?: ReactNode
  /** Of the name as a heading: 3 within a card that has one, 2 where it is the card's own. */
  level?: 2 | 3
}) {
  const t = useWords()
  const { money } = useFormats()
  const { schedule, name, level = 3 } = props
  const Heading = `h${level}` as const
  const { currency, paidMinor, wholeMinor, overdueMinor, paidCount, count } = schedule
  const amount = (minor: string) => money({ minor, currency })
  const progress = t('schedules.progress', { paid: amount(paidMinor), whole: amount(wholeMinor) })
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {name && <Heading className="min-w-0 flex-1 font-semibold">{name}</Heading>}
        <ScheduleBadge schedule={schedule} />
      </div>
      <ProgressBar of={BigInt(wholeMinor)} is={BigInt(paidMinor)} label={progress} />
      <p
        className="figures flex flex-wrap justify-between gap-x-4 text-[0.8125rem] text-muted"
        suppressHydrationWarning
      >
        <span>{progress}</span>
        <span>{t('schedules.paidCount', { paid: paidCount, count })}</span>
      </p>
      {BigInt(overdueMinor) > 0n ? (
        <p className="figures font-[550] text-[var(--bad)]" suppressHydrationWarning>
          {t('schedules.overdue', { amount: amount(overdueMinor) })}
        </p>
      ) : (
        <Next schedule={schedule} />
      )}
    </div>
  )
}

function Next({ schedule: { next, currency } }: { schedule: ListedSchedule }) {
  const t = useWords()
  const { money, day } = useFormats()
  if (!next) return null
  const values = { amount: money({ minor: next.amountMinor, currency }), day: day(next.dueOn) }
  return (
    <p className="figures" suppressHydrationWarning>
      {t('schedules.next', values)}
    </p>
  )
}

const tones: Record<ListedSchedule['state'], Tone> = {
  running: 'wait',
  completed: 'good',
  ended: 'calm',
}

export function ScheduleBadge({ schedule: { state } }: { schedule: Pick<ListedSchedule, 'state'> }) {
  const t = useWords()
  return <Badge tone={tones[state]}>{t(`schedules.states.${state}`)}</Badge>
}
