import type { Term } from '../../src/kernel/calendar.ts'
import { Money } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import { termWords } from './terms.ts'

/** "€9.00 / month", "€9.00 once", or "Free". */
export function Price(props: {
  value: { readonly minor: bigint; readonly currency: string }
  term: Term | null
  large?: boolean | undefined
}) {
  const t = useWords()
  if (props.value.minor === 0n && !props.term)
    return <span className={look(props.large)}>{t('store.free')}</span>
  const per = props.term ? t('store.per', { term: termWords(t, props.term) }) : t('store.once')
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Money value={props.value} className={look(props.large)} />
      <span className="text-[0.8125rem] text-muted">{per}</span>
    </span>
  )
}

function look(large: boolean | undefined): string {
  return large ? 'font-[650] text-2xl tracking-[-0.025em]' : ''
}
