import { reasonWords } from './reason.ts'
import type { AboutRead, Told, Ways } from './telling.ts'

/** What is charged by itself on its day. */
type Charged = 'renewal' | 'instalment'

export function chargeTried(what: Charged) {
  return (about: AboutRead<'renewal.charge_tried'>, { t, invoice, day }: Ways): Told => {
    const { attempt, nextTryOn, skippedTries } = about
    const mentions = { attempt, invoice: invoice(about.number) }
    return {
      ...(nextTryOn === null
        ? { says: `events.${what}.charge_tried_last`, mentions }
        : { mentions: { ...mentions, nextTryOn: day(nextTryOn) } }),
      ...(skippedTries > 0 && { also: t('events.renewal.skipped', { count: skippedTries }) }),
    }
  }
}

export function notCharged(what: Charged) {
  return (about: AboutRead<'renewal.not_charged'>, { t, invoice, day }: Ways): Told => {
    const mentions = { invoice: invoice(about.number), reason: reasonWords(t, about.reason) }
    if (about.nextTryOn === null) return { mentions }
    const nextTryOn = day(about.nextTryOn)
    return { says: `events.${what}.not_charged_again`, mentions: { ...mentions, nextTryOn } }
  }
}
