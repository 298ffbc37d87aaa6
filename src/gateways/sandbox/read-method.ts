import { createHash } from 'node:crypto'
import type { Instant } from '../../kernel/calendar.ts'
import type { StoredMethod } from '../../methods/payment-method.ts'
import { type CardInput, CardRejected } from '../../payments/gateway.ts'
import { checkAccount } from './check-account.ts'
import { checkCard } from './check-card.ts'
import type { FormProblem } from './form-html.ts'
import type { Behaviour } from './test-cards.ts'

export type ReadMethod = { readonly method: StoredMethod; readonly behaviour: Behaviour }
type By = { readonly newId: () => string; readonly now: Instant }

/** What was typed into the form, as the provider keeps it, or what is wrong with it. */
export function readMethod(typed: Record<string, string>, by: By): ReadMethod | FormProblem {
  if (typed.kind === 'sepa_debit') return readAccount(typed.iban ?? '', by)
  try {
    return readCard(typed, by)
  } catch (error) {
    if (error instanceof CardRejected) return error.field
    throw error
  }
}

function readAccount(iban: string, { newId }: By): ReadMethod | FormProblem {
  const account = checkAccount(iban.slice(0, 60))
  if (!account) return 'account'
  const token = `sandbox-account-${newId()}`
  const label = `sepa_debit ${account.last4}`
  const method = {
    token,
    kind: 'sepa_debit',
    label,
    status: 'usable',
    expMonth: null,
    expYear: null,
    fingerprint: fingerprintOf(iban),
  } as const
  return { method, behaviour: account.behaviour }
}

function readCard(
  { number = '', expiry = '', cvc = '' }: Record<string, string>,
  { newId, now }: By,
): ReadMethod {
  const [month = '', year = ''] = expiry.slice(0, 20).split('/')
  const input = {
    number: number.slice(0, 60),
    expMonth: Number(month.trim()),
    expYear: Number(year.trim()) + (year.trim().length === 2 ? 2000 : 0),
    cvc: cvc.slice(0, 10),
  }
  return methodOfCard(input, { newId, now })
}

/** A card that was typed; throws `CardRejected` where it is none that is taken. */
export function methodOfCard(input: CardInput, { newId, now }: By): ReadMethod {
  const { brand, behaviour, last4, expMonth, expYear } = checkCard(input, now)
  const token = `sandbox-card-${newId()}`
  const method = {
    token,
    kind: 'card',
    label: `${brand} ${last4}`,
    status: 'usable',
    expMonth,
    expYear,
    fingerprint: fingerprintOf(input.number),
  } as const
  return { method, behaviour }
}

/** What a number is known by, however it was typed. Only the known numbers of tests come this far. */
function fingerprintOf(number: string): string {
  return createHash('sha256')
    .update(number.replace(/[^0-9A-Za-z]/g, '').toUpperCase())
    .digest('hex')
    .slice(0, 16)
}
