import type { TFunction } from 'i18next'
import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { OrderItem } from './order.ts'
import { termWords } from './terms.ts'

/** The lines below an item's name: its price and term, what is paid once, and what was entered for it. */
export function ItemWords({ item, currency }: { item: OrderItem; currency: string }) {
  const t = useWords()
  const { money } = useFormats()
  const { price, term, parts } = item
  if (!price) return <p className="text-[0.8125rem] text-[var(--bad)]">{t('cart.notIn', { currency })}</p>
  const unit = money({ minor: price.unitMinor, currency })
  return (
    <div className="grid gap-0.5 text-[0.8125rem] text-muted">
      <p suppressHydrationWarning>{priceWords(t, { unit, term, parts, isFree: price.unitMinor === 0n })}</p>
      {price.setupMinor > 0n && (
        <p suppressHydrationWarning>
          {t('cart.setup', { fee: money({ minor: price.setupMinor, currency }) })}
        </p>
      )}
      {item.fields.map(({ label, value }) => (
        <p key={label} className="wrap-anywhere">
          {t('cart.entered', { label, value })}
        </p>
      ))}
    </div>
  )
}

type Priced = Pick<OrderItem, 'term' | 'parts'> & { readonly unit: string; readonly isFree: boolean }

function priceWords(t: TFunction, { unit, term, parts, isFree }: Priced): string {
  if (parts) return t('cart.inParts', { price: unit, count: parts })
  if (term) return t('store.priceFor', { price: unit, term: termWords(t, term) })
  return isFree ? t('store.free') : t('store.priceOnce', { price: unit })
}
