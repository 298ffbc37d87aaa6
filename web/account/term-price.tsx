import type { TermUnit } from '../../src/kernel/calendar.ts'
import type { MoneyValue } from '../format.ts'
import { termWords } from '../store/terms.ts'
import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'

type Priced = {
  readonly priceMinor: string
  readonly currency: string
  readonly termUnit: TermUnit | null
  readonly termCount: number | null
}

/** "€9.00 / month", or "€9.00 once". */
export function TermPrice({ of }: { of: Priced }) {
  const t = useWords()
  const { money } = useFormats()
  const price = money({ minor: of.priceMinor, currency: of.currency } satisfies MoneyValue)
  const term = of.termUnit && of.termCount ? { unit: of.termUnit, count: of.termCount } : null
  const words = term
    ? t('account.term.per', { price, term: termWords(t, term) })
    : t('account.term.once', { price })
  return (
    <span className="figures whitespace-nowrap" suppressHydrationWarning>
      {words}
    </span>
  )
}
