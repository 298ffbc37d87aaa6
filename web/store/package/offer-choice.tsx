import type { TFunction } from 'i18next'
import type { CalendarDate, Term } from '../../../src/kernel/calendar.ts'
import type { Choice } from '../../ui/choice.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Price } from '../price.tsx'
import { billedWords, termWords } from '../terms.ts'

type Parts = {
  readonly count: number
  readonly every: Term
  readonly firstMinor: bigint
  readonly lastOn: CalendarDate
}

type Offer = {
  readonly id: string
  readonly term: Term | null
  readonly renewsOn: CalendarDate | null
  readonly parts: Parts | null
  readonly priceMinor: bigint
  readonly setupMinor: bigint
}

type Offered = {
  readonly offers: readonly Offer[]
  readonly currency: string
  readonly mayTurnOffAutoRenew: boolean
}

/** The ways to buy a package, each with its price and with what follows from choosing it. */
export function useOfferChoices({ offers, currency, mayTurnOffAutoRenew }: Offered): Choice[] {
  const t = useWords()
  return offers.map((offer) => ({
    value: offer.id,
    label: labelOf(t, offer),
    note: <Consequence offer={offer} currency={currency} mayTurnOffAutoRenew={mayTurnOffAutoRenew} />,
    end: <OfferPrice offer={offer} currency={currency} />,
  }))
}

function OfferPrice({ offer, currency }: { offer: Offer; currency: string }) {
  const t = useWords()
  const { parts, priceMinor: minor, term } = offer
  if (!parts) return <Price value={{ minor, currency }} term={term} />
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Money value={{ minor: parts.firstMinor, currency }} />
      <span className="text-[0.8125rem] text-muted">{t('store.times', { count: parts.count })}</span>
    </span>
  )
}

function labelOf(t: TFunction, { term, parts, priceMinor }: Offer): string {
  if (parts) return t('store.payInParts', { count: parts.count })
  if (term) return t('store.every', { term: termWords(t, term) })
  return priceMinor > 0n ? t('store.payOnce') : t('store.atNoCharge')
}

function Consequence(props: { offer: Offer; currency: string; mayTurnOffAutoRenew: boolean }) {
  const t = useWords()
  const { money } = useFormats()
  const { setupMinor } = props.offer
  const sentences = [
    useConsequence(props.offer, props.currency),
    props.offer.term && props.mayTurnOffAutoRenew && t('store.cancelAnyTime'),
    setupMinor > 0n && t('store.setup', { fee: money({ minor: setupMinor, currency: props.currency }) }),
  ]
  return <span suppressHydrationWarning>{sentences.filter(Boolean).join(' ')}</span>
}

function useConsequence({ term, renewsOn, parts, priceMinor }: Offer, currency: string): string {
  const t = useWords()
  const { day, money } = useFormats()
  if (parts) {
    return t('store.parts', {
      whole: money({ minor: priceMinor, currency }),
      first: money({ minor: parts.firstMinor, currency }),
      term: termWords(t, parts.every),
      day: day(parts.lastOn),
    })
  }
  if (term && renewsOn) return t('store.renews', { billed: billedWords(t, term), day: day(renewsOn) })
  return t(priceMinor > 0n ? 'store.doesNotRenew' : 'store.nothingToPay')
}
