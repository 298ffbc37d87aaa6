import type { ReactNode } from 'react'
import { Money } from '../ui/values.tsx'
import { useViewer, useWords } from '../ui/viewer.tsx'
import { LaterCharges } from './later.tsx'
import type { Ordered } from './order.ts'
import { rateWords } from './tax-words.ts'

/** What is to be paid now, with its taxes, and what will be charged on which day after that. */
export function Totals({ order }: { order: Ordered }) {
  const t = useWords()
  const { totals, currency, later } = order
  return (
    <div className="grid gap-4">
      <dl className="grid gap-1.5">
        <Subtotal order={order} />
        <Discount order={order} />
        <TaxLines order={order} />
        <Line label={t('cart.total')} strong>
          <Money
            value={{ minor: totals.totalMinor, currency }}
            className="font-[650] text-xl tracking-[-0.02em]"
          />
        </Line>
      </dl>
      {later.length > 0 && <LaterCharges later={later} currency={currency} />}
    </div>
  )
}

/** What all items come to before coupon and tax; not said where that is all there is to pay. */
function Subtotal({ order: { items, totals, currency } }: { order: Ordered }) {
  const t = useWords()
  const minor = amountOf(items)
  if (minor === totals.totalMinor && items.length < 2) return null
  return (
    <Line label={t('cart.subtotal')}>
      <Money value={{ minor, currency }} />
    </Line>
  )
}

function amountOf(items: Ordered['items']): bigint {
  const ownOf = ({ price }: Ordered['items'][number]) => (price ? price.amountMinor + price.setupMinor : 0n)
  return items.reduce((sum, item) => sum + ownOf(item) + amountOf(item.children), 0n)
}

function Discount({ order: { coupon, currency } }: { order: Ordered }) {
  const t = useWords()
  if (!coupon || coupon.offMinor === 0n) return null
  return (
    <Line label={t('cart.discount', { code: coupon.code })}>
      <Money value={{ minor: -coupon.offMinor, currency }} />
    </Line>
  )
}

function TaxLines({ order }: { order: Ordered }) {
  const t = useWords()
  const { locale } = useViewer()
  const { totals, currency, taxMode } = order
  const due = totals.taxes.filter(({ taxMinor }) => taxMinor > 0n)
  const taxes = due.map(({ name, ratePpm, taxMinor }) => (
    <Line
      key={`${name} ${ratePpm}`}
      label={t(`cart.tax.${taxMode}`, { name, rate: rateWords(ratePpm, locale) })}
    >
      <Money value={{ minor: taxMinor, currency }} />
    </Line>
  ))
  if (taxMode === 'inclusive') return taxes
  return (
    <>
      {taxes.length > 0 && totals.netMinor !== amountOf(order.items) && (
        <Line label={t('cart.net')}>
          <Money value={{ minor: totals.netMinor, currency }} />
        </Line>
      )}
      {taxes}
    </>
  )
}

function Line(props: { label: string; strong?: boolean | undefined; children: ReactNode }) {
  const look = props.strong ? 'mt-1.5 border-line border-t pt-3 font-semibold' : 'text-muted'
  return (
    <div className={`flex items-baseline justify-between gap-4 ${look}`}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
