import type { TFunction } from 'i18next'
import type { CalendarDate, Term } from '../../src/kernel/calendar.ts'
import type { Choice } from '../ui/choice.tsx'
import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import { Price } from './price.tsx'
import { billedWords, termWords } from './terms.ts'

type Offer = {
  readonly id: string
  readonly term: Term | null
  readonly renewsOn: CalendarDate | null
  readonly priceMinor: bigint
  readonly setupMinor: bigint
}

type Offered = {
  readonly offers: readonly Offer[]
  readonly currency: string
  readonly mayStopRenewing: boolean
}

/** The ways to buy a package, each with its price and with what follows from choosing it. */
export function useOfferChoices({ offers, currency, mayStopRenewing }: Offered): Choice[] {
  const t = useWords()
  return offers.map((offer) => ({
    value: offer.id,
    label: labelOf(t, offer),
    note: <Consequence offer={offer} currency={currency} mayStopRenewing={mayStopRenewing} />,
    end: <Price value={{ minor: offer.priceMinor, currency }} term={offer.term} />,
  }))
}

function labelOf(t: TFunction, { term, priceMinor }: Offer): string {
  if (term) return t('store.every', { term: termWords(t, term) })
  return priceMinor > 0n ? t('store.payOnce') : t('store.atNoCharge')
}

function Consequence(props: { offer: Offer; currency: string; mayStopRenewing: boolean }) {
  const t = useWords()
  const { day, money } = useFormats()
  const { term, renewsOn, priceMinor, setupMinor } = props.offer
  const sentences = [
    term && renewsOn
      ? t('store.renews', { billed: billedWords(t, term), day: day(renewsOn) })
      : t(priceMinor > 0n ? 'store.doesNotRenew' : 'store.nothingToPay'),
    term && props.mayStopRenewing && t('store.cancelAnyTime'),
    setupMinor > 0n && t('store.setup', { fee: money({ minor: setupMinor, currency: props.currency }) }),
  ]
  return <span suppressHydrationWarning>{sentences.filter(Boolean).join(' ')}</span>
}
