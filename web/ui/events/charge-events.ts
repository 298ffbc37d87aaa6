import { reasonWords } from './reason.ts'
import type { PayloadRead, Told, Ways } from './telling.ts'

/** What is charged by itself on its day. */
type Charged = 'renewal' | 'instalment'

export function chargeTried(what: Charged) {
  return (payload: PayloadRead<'renewal.charge_tried'>, { t, invoice, day }: Ways): Told => {
    const { attempt, nextTryOn, skippedTries } = payload
    const mentions = { attempt, invoice: invoice(payload.number) }
    return {
      ...(nextTryOn === null
        ? { says: `events.${what}.charge_tried_last`, mentions }
        : { mentions: { ...mentions, nextTryOn: day(nextTryOn) } }),
      ...(skippedTries > 0 && { also: t('events.renewal.skipped', { count: skippedTries }) }),
    }
  }
}

export function notCharged(what: Charged) {
  return (payload: PayloadRead<'renewal.not_charged'>, { t, invoice, day }: Ways): Told => {
    const mentions = { invoice: invoice(payload.number), reason: reasonWords(t, payload.reason) }
    if (payload.nextTryOn === null) return { mentions }
    const nextTryOn = day(payload.nextTryOn)
    return { says: `events.${what}.not_charged_again`, mentions: { ...mentions, nextTryOn } }
  }
}
