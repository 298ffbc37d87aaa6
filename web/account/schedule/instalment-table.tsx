import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { ListedInstalment, ScheduleModel } from './model.ts'

/** Every instalment with its day, its state and its invoice; open ones can be paid at once. */
export function InstalmentTable({ schedule: { instalments, currency } }: { schedule: ScheduleModel }) {
  const t = useWords()
  const columns: Column<ListedInstalment>[] = [
    {
      head: t('schedules.due'),
      phone: 'title',
      cell: (instalment) => <Due instalment={instalment} />,
    },
    { head: t('schedules.state'), cell: ({ state }) => <StatusBadge state={state} /> },
    {
      head: t('schedules.amount'),
      align: 'end',
      phone: 'amount',
      cell: ({ amountMinor: minor }) => <Money value={{ minor, currency }} />,
    },
    { head: t('schedules.pay'), align: 'end', cell: (instalment) => <Pay instalment={instalment} /> },
  ]
  return (
    <Card title={t('schedules.instalments')} flush>
      <Table
        caption={t('schedules.instalments')}
        columns={columns}
        rows={instalments}
        rowKey={({ position }) => String(position)}
      />
    </Card>
  )
}

function Due({ instalment: { position, dueOn, number } }: { instalment: ListedInstalment }) {
  const t = useWords()
  return (
    <div className="min-w-0">
      <Day value={dueOn} className="font-[550]" />
      <div className="figures text-[0.8125rem] text-muted">
        {t('schedules.instalment', { position })}
        {number && (
          <>
            {' · '}
            <Link to={`/account/invoices/${number}`} className="soft-link whitespace-nowrap">
              {number}
            </Link>
          </>
        )}
      </div>
    </div>
  )
}

function Pay({ instalment: { position, state } }: { instalment: ListedInstalment }) {
  const t = useWords()
  if (state === 'paid' || state === 'cancelled') return null
  return (
    <PostForm intent={`pay ${position}`} className="inline-grid justify-items-end gap-2">
      <input type="hidden" name="position" value={position} />
      <SubmitButton look="plain" small>
        {t('schedules.pay')}
        <span className="sr-only"> {t('schedules.instalment', { position })}</span>
      </SubmitButton>
    </PostForm>
  )
}
