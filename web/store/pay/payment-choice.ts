import type { App } from '../../../src/app.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { CardForm, withCard } from '../../card-form.ts'
import { problemOf } from '../../problems.ts'
import { isRefused } from '../../refused.ts'
import { creditIn, methodIdOf, type PayForm } from './pay-form.ts'
import { type Wrong, wrong } from './wrong.ts'

export type Door = { readonly app: App; readonly actor: Actor }
type PaymentChoice = Parameters<App['carts']['placeOrder']>[1]['paymentChoice']
export type PayOutcome = Awaited<ReturnType<App['carts']['placeOrder']>>

type Asked = {
  readonly form: PayForm
  /** ISO 4217, for reading how much credit is to be used. */
  readonly currency: string
  /** What else is wrong with the form, said together with what is wrong with the card. */
  readonly wrongs: readonly Wrong[]
}

/**
 * Reads how somebody wants to pay, and pays. What is wrong with a card is said beside its fields; where credit is used too, only
 * once it is known that it is not enough.
 */
export async function paying(
  { form, currency, wrongs }: Asked,
  pay: (choice: PaymentChoice) => Promise<PayOutcome>,
): Promise<PayOutcome> {
  const { option } = form
  const card = option?.kind === 'card' ? CardForm.safeParse(form.card ?? {}, { reportInput: true }) : null
  const cardWrongs = card?.error ? card.error.issues.map(wrongOfCard) : []
  const all = [...wrongs, ...(form.credit ? [] : cardWrongs)]
  if (all.length > 0) throw wrong(...all)
  const choice = {
    creditAmount: creditIn(form, currency),
    option: option ? optionOf(form, option, card?.data ?? null) : null,
  }
  try {
    return await withCard(() => pay(choice))
  } catch (error) {
    if (isUnreachable(error)) throw wrong({ path: [], message: 'checkout.gatewayDown' })
    if (cardWrongs.length > 0 && isAboutCard(error)) throw wrong(...cardWrongs)
    throw error
  }
}

type Card = Extract<NonNullable<PaymentChoice['option']>, { kind: 'card' }>['card']

function optionOf(
  form: PayForm,
  { kind, name }: { kind: string; name: string },
  card: Card,
): PaymentChoice['option'] {
  switch (kind) {
    case 'method':
      return { kind: 'stored', methodId: methodIdOf(name) }
    case 'card':
      return { kind: 'card', gateway: name, card, keep: form.keep === 'yes' }
    default:
      return { kind: 'manual', gateway: name }
  }
}

function wrongOfCard(issue: Parameters<typeof problemOf>[0]): Wrong {
  return { path: ['card', ...issue.path], message: problemOf(issue).key }
}

function isAboutCard(error: unknown): boolean {
  return isRefused(error) && error.problems.some(({ path }) => path[0] === 'card')
}

function isUnreachable(error: unknown): boolean {
  return error instanceof Error && error.name === 'GatewayUnreachable'
}
