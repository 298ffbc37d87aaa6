import type { MoneyValue } from '../../format.ts'
import { Figure } from '../../ui/card.tsx'
import { Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { DashboardModel } from './page.tsx'

/** What the month brought so far, and what everything that renews is worth a month. */
export function Figures(props: { figures: NonNullable<DashboardModel['figures']>; currency: string }) {
  const t = useWords()
  const { revenue, recurring } = props.figures
  return (
    <div className="mb-5 grid gap-3 sm:grid-cols-2 sm:gap-4">
      <Figure label={t('admin.dashboard.revenue')} note={t('admin.dashboard.revenueNote')}>
        <Amounts amounts={revenue} currency={props.currency} />
      </Figure>
      <Figure label={t('admin.dashboard.recurring')} note={t('admin.dashboard.recurringNote')}>
        <Amounts amounts={recurring} currency={props.currency} />
      </Figure>
    </div>
  )
}

function Amounts({ amounts, currency }: { amounts: readonly MoneyValue[]; currency: string }) {
  if (amounts.length === 0) return <Money value={{ minor: '0', currency }} />
  return amounts.map((amount) => <Money key={amount.currency} value={amount} className="block" />)
}
