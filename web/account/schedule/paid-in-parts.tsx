import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { ScheduleProgress } from '../../ui/schedule-progress.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { ListedSchedule } from './model.ts'

/** On the page of what it pays for: how far the schedule is, and the way to all of its instalments. */
export function PaidInParts({ schedule }: { schedule: ListedSchedule }) {
  const t = useWords()
  const whole = (
    <Link to={`/account/schedules/${schedule.id}`} className="soft-link text-[0.8125rem]">
      {t('schedules.whole')}
    </Link>
  )
  return (
    <Card title={t('schedules.ofPurchase')} actions={whole}>
      <ScheduleProgress schedule={schedule} />
    </Card>
  )
}
