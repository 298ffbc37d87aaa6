import { Link } from '../../ui/link.tsx'
import { ScheduleProgress } from '../../ui/schedule-progress.tsx'
import type { ListedSchedule } from './model.ts'

/** A schedule in a list: the whole of it leads to its page. */
export function ScheduleCard({ schedule }: { schedule: ListedSchedule }) {
  return (
    <article className="card-box relative p-5 transition-colors hover:border-[var(--edge)]">
      <ScheduleProgress
        schedule={schedule}
        level={2}
        name={
          <Link
            to={`/account/schedules/${schedule.id}`}
            className="after:absolute after:inset-0 after:rounded-[inherit]"
          >
            {schedule.name}
          </Link>
        }
      />
    </article>
  )
}
