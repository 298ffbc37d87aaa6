import type { MoneyValue } from '../../format.ts'
import { Figure } from '../../ui/card.tsx'
import { Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { CustomerModel } from './page.tsx'

/** How the account stands: what is held, owed, overdue and was paid, by currency. */
export function Sums({ model }: { model: CustomerModel }) {
  const t = useWords()
  const { currency, sums, credit } = model
  const none = [{ currency, owedMinor: '0', overdueMinor: '0', paidMinor: '0' }]
  const all = sums.length > 0 ? sums : none
  const overdue = all.map((sum) => ({ minor: sum.overdueMinor, currency: sum.currency }))
  const isOverdue = overdue.some(({ minor }) => minor !== '0')
  return (
    <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      <Figure label={t('admin.customer.credit')}>
        <Amounts amounts={credit.length > 0 ? credit : [{ minor: '0', currency }]} />
      </Figure>
      <Figure label={t('admin.customer.owed')}>
        <Amounts amounts={all.map((sum) => ({ minor: sum.owedMinor, currency: sum.currency }))} />
      </Figure>
      <Figure label={t('admin.customer.overdue')} tone={isOverdue ? 'bad' : undefined}>
        <Amounts amounts={overdue} />
      </Figure>
      <Figure label={t('admin.customer.lifetime')}>
        <Amounts amounts={all.map((sum) => ({ minor: sum.paidMinor, currency: sum.currency }))} />
      </Figure>
    </div>
  )
}

/** The customer's own currency always, others where there is something. */
function Amounts({ amounts }: { amounts: readonly MoneyValue[] }) {
  const shown = amounts.filter(({ minor }, at) => at === 0 || minor !== '0')
  return shown.map((amount) => <Money key={amount.currency} value={amount} className="block" />)
}
