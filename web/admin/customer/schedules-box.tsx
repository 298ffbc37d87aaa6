import type { ListedSchedule } from '../../../src/overviews/listed-schedule.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { ScheduleProgress } from '../../ui/schedule-progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day, Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { AllLink, Box } from '../box.tsx'
import { useMay } from '../may.ts'
import type { CustomerModel } from './page.tsx'

/** What the customer pays in instalments, with every instalment on demand. Not there where nothing is. */
export function SchedulesBox({ model: { id, schedules, counts } }: { model: CustomerModel }) {
  const t = useWords()
  if (schedules.length === 0) return null
  return (
    <Box
      id="schedules"
      title={t('schedules.title')}
      count={counts.schedules}
      actions={
        <AllLink
          to={`/admin/customers/${id}/history?chosen=yes&show=schedules`}
          count={counts.schedules}
          shown={schedules.length}
        />
      }
      flush
    >
      <ul className="divide-y divide-line">
        {schedules.map((schedule) => (
          <li key={schedule.id} className="grid gap-3 px-5 py-4">
            <ScheduleProgress schedule={schedule} name={schedule.name} />
            {schedule.cancelReason !== null && (
              <p className="text-[0.8125rem] text-muted">
                {t('schedules.cancelledFor', { reason: schedule.cancelReason })}
              </p>
            )}
            <div className="flex flex-wrap items-start justify-between gap-3">
              <Instalments schedule={schedule} />
              <CancelRest schedule={schedule} />
            </div>
          </li>
        ))}
      </ul>
    </Box>
  )
}

function Instalments({ schedule: { instalments, currency } }: { schedule: ListedSchedule }) {
  const t = useWords()
  return (
    <details className="min-w-0 flex-1 basis-72 text-[0.8125rem]">
      <summary className="w-fit cursor-pointer py-1 text-muted hover:text-base-content">
        {t('schedules.staff.each')}
      </summary>
      <ol className="mt-1 grid gap-1">
        {instalments.map(({ position, dueOn, amountMinor: minor, state, number }) => (
          <li key={position} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            <Day value={dueOn} className="w-24" />
            <Money value={{ minor, currency }} className="w-20 text-end" />
            <StatusBadge state={state} />
            {number && (
              <Link to={`/admin/invoices/${number}`} className="soft-link figures">
                {number}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function CancelRest({ schedule }: { schedule: ListedSchedule }) {
  const t = useWords()
  const may = useMay()
  const { money } = useFormats()
  const { id, name, next, openMinor: minor, currency, openCount: count } = schedule
  if (!next || !may('purchases.cancel')) return null
  return (
    <Confirm
      intent={`cancel-schedule ${id}`}
      ends
      label={t('schedules.staff.cancel')}
      title={t('schedules.staff.cancelTitle', { amount: money({ minor, currency }), name })}
      look="ghost"
      small
      text={<p>{t('schedules.staff.cancelText', { count })}</p>}
    >
      <input type="hidden" name="scheduleId" value={id} />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.reasonIsShown')} maxLength={300} />
      <SubmitButton look="danger" wide>
        {t('schedules.staff.cancelNow')}
      </SubmitButton>
    </Confirm>
  )
}
