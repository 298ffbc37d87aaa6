import type { Term } from '../../src/kernel/calendar.ts'
import type { MoneyValue } from '../format.ts'
import { Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import { termWords } from './terms.ts'

/** "€9.00 / month", or "€9.00 once". */
export function Price(props: { value: MoneyValue; term: Term | null; large?: boolean | undefined }) {
  const t = useWords()
  const per = props.term ? t('store.per', { term: termWords(t, props.term) }) : t('store.once')
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Money value={props.value} className={props.large ? 'font-[650] text-2xl tracking-[-0.025em]' : ''} />
      <span className="text-[0.8125rem] text-muted">{per}</span>
    </span>
  )
}
