import { z } from 'zod'
import { actorContext, appContext } from '../../context.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScheduleBadge } from '../../ui/schedule-progress.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/page'
import { payOf } from './actions.ts'
import { Figures } from './figures.tsx'
import { InstalmentTable } from './instalment-table.tsx'
import type { ScheduleModel } from './model.ts'
import { WhatToDo } from './what-to-do.tsx'

const ScheduleId = z.uuid()

export async function loader({ context, params }: Route.LoaderArgs) {
  // What is no id belongs to nobody, which is what the query says of an id that is not there.
  const scheduleId = ScheduleId.safeParse(params.id).data ?? '00000000-0000-0000-0000-000000000000'
  return context.get(appContext).schedules.page(context.get(actorContext), { scheduleId })
}

export function action({ context, request, params }: Route.ActionArgs) {
  const [app, actor] = [context.get(appContext), context.get(actorContext)]
  return payOf({ app, actor, request, scheduleId: params.id })
}

export default function SchedulePage({ loaderData: schedule }: Route.ComponentProps) {
  const t = useWords()
  const { money } = useFormats()
  const { name, count, wholeMinor: minor, currency, coupon } = schedule
  const values = { count, whole: money({ minor, currency }) }
  return (
    <>
      <PageTitle
        title={name}
        crumbs={[{ label: t('schedules.title'), to: '/account/schedules' }]}
        aside={<ScheduleBadge schedule={schedule} />}
        lead={
          <span suppressHydrationWarning>
            {t('schedules.lead', values)}
            {' · '}
            <Link to={`/account/purchases/${schedule.purchaseId}`} className="soft-link">
              {t('schedules.toPurchase')}
            </Link>
          </span>
        }
      />
      <StatusNotice schedule={schedule} />
      <Figures schedule={schedule} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-3">
          <InstalmentTable schedule={schedule} />
          {coupon && (
            <p className="px-1 text-[0.8125rem] text-muted">{t('schedules.coupon', { code: coupon })}</p>
          )}
        </div>
        <WhatToDo schedule={schedule} />
      </div>
    </>
  )
}

/** What is late, or that the rest was let go. */
function StatusNotice({ schedule }: { schedule: ScheduleModel }) {
  const t = useWords()
  const { money } = useFormats()
  const { overdueMinor: minor, currency, cancelReason } = schedule
  if (cancelReason !== null) {
    return (
      <div className="mb-5">
        <Notice tone="wait" title={t('schedules.cancelled')}>
          {t('schedules.cancelledFor', { reason: cancelReason })}
        </Notice>
      </div>
    )
  }
  if (BigInt(minor) === 0n) return null
  return (
    <div className="mb-5">
      <Notice tone="bad" title={t('schedules.late', { amount: money({ minor, currency }) })}>
        {t('schedules.lateText')}
      </Notice>
    </div>
  )
}
