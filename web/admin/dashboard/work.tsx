import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ChevronRight, CircleCheck } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { DashboardModel } from './page.tsx'

type Counts = NonNullable<DashboardModel['work']>

const leads: Record<keyof Counts, string> = {
  paymentsInReview: '/admin/payments',
  openDisputes: '/admin/payments?status=disputed',
  awaitedTransfers: '/admin/payments',
  unresolvedPayments: '/admin/payments?status=processing',
  failedCharges: '/admin/invoices?view=failed_charges',
  overdueInvoices: '/admin/invoices?view=overdue',
  emailsHeldBack: '/admin/email?status=held_back',
  failedEmails: '/admin/email?status=failed',
  failedDue: '#failed-due',
}

/** What needs a person: each with how many there are, and the way there. What is done does not show. */
export function Work({ work }: { work: Counts }) {
  const t = useWords()
  const { number } = useFormats()
  const waiting = (Object.keys(leads) as (keyof Counts)[]).filter((name) => work[name] > 0)
  return (
    <Card title={t('admin.work.title')} flush>
      {waiting.length === 0 && (
        <EmptyState icon={<CircleCheck />} title={t('admin.work.none')} text={t('admin.work.noneText')} />
      )}
      <ul className="divide-y divide-line">
        {waiting.map((name) => (
          <li key={name}>
            <Link to={leads[name]} className="flex items-center gap-4 px-5 py-3 hover:bg-base-200">
              <span className="figures min-w-10 font-semibold text-xl">{number(work[name])}</span>
              <span className="flex-1">{t(`admin.work.${name}`, { count: work[name] })}</span>
              <ChevronRight aria-hidden className="size-4 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
