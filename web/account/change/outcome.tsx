import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Quote } from './model.ts'
import { priceWords, todayWords } from './price-words.ts'

/** What exactly happens for a change: what is paid or given back today, until when is paid then, and what it costs afterwards. */
export function Outcome({ quote }: { quote: Quote }) {
  const t = useWords()
  const { money, day } = useFormats()
  const { expiresOn, mode, coupon } = quote
  return (
    <div className="grid gap-0.5" suppressHydrationWarning>
      <p className="font-[550]">{todayWords(t, quote, money)}</p>
      {expiresOn && <p className="text-[0.8125rem] text-muted">{t(endOf(mode), { day: day(expiresOn) })}</p>}
      {quote.term && (
        <p className="text-[0.8125rem] text-muted">
          {t(quote.isTaxIncluded || quote.tax.ratePpm === 0n ? 'change.afterwards' : 'change.afterwardsTax', {
            price: priceWords(t, quote, money),
          })}
        </p>
      )}
      {coupon && (
        <p className="text-[0.8125rem] text-muted">
          {t(coupon.goesOn ? 'change.coupon' : 'change.couponEnds', { code: coupon.code })}
        </p>
      )}
    </div>
  )
}

function endOf(mode: Quote['mode']) {
  if (mode === 'restart') return 'change.newTerm'
  return mode === 'undo' ? 'change.backTo' : 'change.keepsDate'
}
