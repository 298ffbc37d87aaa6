import type { MoneyValue } from '../../format.ts'
import { methodWords } from '../../method-words.ts'
import { Figure } from '../../ui/card.tsx'
import { CircleCheck } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { chargeWords } from '../charge-words.ts'
import type { SummaryModel } from './model.ts'

/** What the account holds, owes, is late with, and pays next. */
export function Figures({ summary }: { summary: SummaryModel }) {
  const t = useWords()
  if (isAllWell(summary)) return summary.active > 0 ? <AllWell summary={summary} /> : null
  const due = summary.sums.map(({ currency, dueMinor: minor }) => ({ minor, currency }))
  return (
    <div className="mb-5 grid grid-cols-2 gap-3 sm:gap-4 xl:grid-cols-4">
      <Figure
        label={t('account.summary.credit')}
        note={summary.credit.length === 0 && t('account.summary.noCredit')}
      >
        <Amounts amounts={summary.credit} />
      </Figure>
      <Figure
        label={t('account.summary.due')}
        note={due.length === 0 ? t('account.summary.nothingDue') : <OpenInvoices sums={summary.sums} />}
      >
        <Amounts amounts={due} />
      </Figure>
      <Overdue summary={summary} />
      <Next next={summary.next} />
    </div>
  )
}

/** Nothing is owed, held or late, so that one sentence says it all; none where nothing was bought yet. */
function isAllWell({ needs, sums, credit, overdue }: SummaryModel): boolean {
  return needs.length === 0 && sums.length === 0 && credit.length === 0 && overdue.length === 0
}

function AllWell({ summary: { next } }: { summary: SummaryModel }) {
  const t = useWords()
  const { day, money } = useFormats()
  const values = next && { day: day(next.on), amount: money(next.open) }
  return (
    <p className="mb-5 flex items-start gap-2.5 text-pretty text-[1.0625rem]" suppressHydrationWarning>
      <CircleCheck aria-hidden className="mt-0.5 size-5 flex-none text-[var(--good)]" />
      <span>
        {!values && t('account.summary.allWell')}
        {values &&
          (next.method
            ? t('account.summary.allWellNext', { ...values, method: methodWords(t, next.method.label) })
            : t('account.summary.allWellByHand', values))}
      </span>
    </p>
  )
}

function OpenInvoices({ sums }: Pick<SummaryModel, 'sums'>) {
  const t = useWords()
  const count = sums.reduce((all, sum) => all + sum.count, 0)
  return (
    <Link to="/account/invoices" className="soft-link">
      {t('account.summary.openInvoices', { count })}
    </Link>
  )
}

function Overdue({ summary: { sums, overdue } }: { summary: SummaryModel }) {
  const t = useWords()
  const amounts = sums
    .map(({ currency, overdueMinor: minor }) => ({ minor, currency }))
    .filter(({ minor }) => BigInt(minor) > 0n)
  const [first, ...others] = overdue
  if (!first) {
    return (
      <Figure label={t('account.summary.overdue')} note={t('account.summary.nothingOverdue')}>
        –
      </Figure>
    )
  }
  const isOne = others.length === 0
  return (
    <Figure
      label={t('account.summary.overdue')}
      tone="bad"
      note={
        <Link to={isOne ? `/checkout/${first.number}` : '/account/invoices'} className="soft-link">
          {isOne ? t('account.summary.payOverdue') : t('account.summary.payOverdueList')}
        </Link>
      }
    >
      <Amounts amounts={amounts} />
    </Figure>
  )
}

function Next({ next }: Pick<SummaryModel, 'next'>) {
  const t = useWords()
  const { day, money } = useFormats()
  const label = t('account.summary.next')
  if (!next) {
    return (
      <Figure label={label} note={t('account.summary.noNext')}>
        –
      </Figure>
    )
  }
  return (
    <Figure label={label} note={chargeWords(t, next, { day: day(next.on), credit: money(next.fromCredit) })}>
      <Money value={next.open} />
    </Figure>
  )
}

function Amounts({ amounts }: { amounts: readonly MoneyValue[] }) {
  if (amounts.length === 0) return '–'
  return amounts.map((amount) => (
    <div key={amount.currency}>
      <Money value={amount} />
    </div>
  ))
}
