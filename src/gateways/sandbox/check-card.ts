import type { Instant } from '../../kernel/calendar.ts'
import { type CardInput, CardRejected } from '../../payments/gateway.ts'
import { type TestCard, testCards } from './test-cards.ts'

export type CheckedCard = TestCard & Omit<CardInput, 'number' | 'cvc'> & { readonly last4: string }

const longestValidityYears = 50

/** Reads a card as it was typed, spaces and dashes allowed; throws {@link CardRejected} with the first field that is wrong. */
export function checkCard(input: CardInput, now: Instant): CheckedCard {
  const number = input.number.replace(/[ -]/g, '')
  // Somebody will type a real card into a demo. It must not be stored, and not seem to have been charged either, so every
  // number that is not a known test number is refused like a mistyped one.
  const card = hasCheckDigit(number) && Object.hasOwn(testCards, number) ? testCards[number] : undefined
  if (!card) throw new CardRejected('number')
  const { expMonth, expYear } = input
  if (!isExpiry(expMonth, expYear, now)) throw new CardRejected('expiry')
  if (!(card.brand === 'amex' ? /^\d{4}$/ : /^\d{3}$/).test(input.cvc)) throw new CardRejected('cvc')
  return { ...card, last4: number.slice(-4), expMonth, expYear }
}

/** The check digit that ISO/IEC 7812 ends card numbers with (Luhn). */
export function hasCheckDigit(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  const digits = Array.from(number, Number).reverse()
  const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : doubled(digit)), 0)
  return sum % 10 === 0
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2
}

/** A card is good until the last day of its month. */
function isExpiry(month: number, year: number, now: Instant): boolean {
  if (!Number.isInteger(month) || !Number.isInteger(year) || month < 1 || month > 12) return false
  const thisYear = Number(now.slice(0, 4))
  const thisMonth = Number(now.slice(5, 7))
  if (year > thisYear + longestValidityYears) return false
  return year > thisYear || (year === thisYear && month >= thisMonth)
}
