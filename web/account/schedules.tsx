import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { CalendarClock } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/schedules'
import { pagesOf, placeOf } from './list-address.ts'
import { ScheduleCard } from './schedule/schedule-card.tsx'

const Show = z.enum(['running', 'done']).catch('running')

export async function loader({ context, request }: Route.LoaderArgs) {
  const url = new URL(request.url)
  const show = Show.parse(url.searchParams.get('show'))
  const asked = { show, ...placeOf(url) }
  return { show, ...(await context.get(appContext).schedules.list(context.get(actorContext), asked)) }
}

const path = '/account/schedules'
const addresses = { running: path, done: `${path}?show=done` }

export default function SchedulesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { show, counts, schedules } = loaderData
  const tabs = [
    { to: addresses.running, label: t('schedules.running'), count: counts.running },
    { to: addresses.done, label: t('schedules.done'), count: counts.done },
  ]
  return (
    <>
      <PageTitle title={t('schedules.title')} />
      <Tabs label={t('schedules.tabs')} tabs={tabs} current={addresses[show]} />
      {schedules.length === 0 ? (
        <div className="card-box">
          <Nothing show={show} />
        </div>
      ) : (
        <ul aria-label={t('schedules.list')} className="grid gap-4 md:grid-cols-2">
          {schedules.map((schedule) => (
            <li key={schedule.id}>
              <ScheduleCard schedule={schedule} />
            </li>
          ))}
        </ul>
      )}
      <Pager {...pagesOf(path, loaderData, { show })} />
    </>
  )
}

function Nothing({ show }: { show: 'running' | 'done' }) {
  const t = useWords()
  const isDone = show === 'done'
  return (
    <EmptyState
      icon={<CalendarClock />}
      title={t(isDone ? 'schedules.noDone' : 'schedules.noRunning')}
      text={t(isDone ? 'schedules.noDoneText' : 'schedules.noRunningText')}
    />
  )
}
