import type { ReactNode } from 'react'
import { changeWords } from '../../change-words.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { ChangeModel, Quote } from './model.ts'
import { priceWords, todayWords } from './price-words.ts'

type Fact = readonly [label: string, value: ReactNode]

/** A change in all its parts: what it is and becomes, what is paid and how that comes about, and what else goes along or is left out. */
export function What({ change }: { change: ChangeModel }) {
  const t = useWords()
  const { list } = useFormats()
  const { kept, dropped, children } = change
  const labels = (fields: ChangeModel['kept']) => list(fields.map(({ label }) => label))
  const facts: Fact[] = [
    ...useStates(change),
    ...useMoney(change.quote),
    ...useTimes(change.quote),
    ...(kept.length > 0 ? [[t('change.fieldsKept'), labels(kept)] as const] : []),
    ...(children.length > 0 ? [[t('change.children'), list(children)] as const] : []),
    ...(dropped.length > 0 ? [[t('change.fieldsDropped'), labels(dropped)] as const] : []),
  ]
  return (
    <div suppressHydrationWarning>
      <KeyValues items={facts} />
    </div>
  )
}

function useStates({ purchase, quote }: ChangeModel): Fact[] {
  const t = useWords()
  const { money } = useFormats()
  const named = (count: number, name: string, price: string) =>
    `${t('change.named', { count, name })}, ${price}`
  const was = priceWords(t, { ...purchase, newMinor: purchase.priceMinor }, money)
  return [
    [t('change.is'), named(purchase.quantity, purchase.name, was)],
    [t('change.becomes'), named(quote.quantity, quote.name, priceWords(t, quote, money))],
  ]
}

function useMoney(quote: Quote): Fact[] {
  const t = useWords()
  const { money } = useFormats()
  const { currency, payMinor, amountMinor, creditMinor, givenMinor, mode, newMinor, parts } = quote
  const amount = (minor: bigint | string) => money({ minor, currency })
  const netMinor = payMinor > 0n ? amountMinor : givenMinor
  const taxMinor = payMinor + creditMinor - netMinor
  const tax = taxMinor > 0n ? t('change.taxOnTop', { amount: amount(netMinor), tax: amount(taxMinor) }) : null
  const breakdown = {
    mode,
    newMinor: String(newMinor),
    parts: parts.map(({ billedMinor, left, days }) => ({ billedMinor: String(billedMinor), left, days })),
  }
  return [
    [
      t('change.today'),
      <span key="today">
        <strong className="font-semibold">{todayWords(t, quote, money)}</strong>
        {tax && <span className="block text-[0.8125rem] text-muted">{tax}</span>}
      </span>,
    ],
    ...(payMinor > 0n || creditMinor > 0n
      ? [[t('change.how'), changeWords(t, breakdown, amount)] as const]
      : []),
  ]
}

function useTimes({ payMinor, expiresOn, mode, coupon }: Quote): Fact[] {
  const t = useWords()
  const { day } = useFormats()
  const until = expiresOn && day(expiresOn)
  return [
    [t('change.holds'), t(payMinor > 0n ? 'change.holdsPaid' : 'change.holdsNow')],
    ...(until
      ? [
          [
            t('change.paidUntil'),
            mode === 'restart'
              ? t(payMinor > 0n ? 'change.newTermPaid' : 'change.newTermNow', { day: until })
              : until,
          ] as const,
        ]
      : []),
    ...(coupon
      ? [
          [
            coupon.code,
            t(coupon.goesOn ? 'change.coupon' : 'change.couponEnds', { code: coupon.code }),
          ] as const,
        ]
      : []),
  ]
}
