import type { App } from '../../../src/app.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { CardForm, withCard } from '../../card-form.ts'
import { problemOf } from '../../problems.ts'
import { isRefused } from '../../refused.ts'
import { creditIn, methodIdOf, type PayForm } from './pay-form.ts'
import { type Wrong, wrong } from './wrong.ts'

export type Door = { readonly app: App; readonly actor: Actor; readonly locale: string }
type PaymentChoice = Parameters<App['carts']['placeOrder']>[1]['paymentChoice']
export type PayOutcome = Awaited<ReturnType<App['carts']['placeOrder']>>

type Asked = {
  readonly form: PayForm
  /** ISO 4217, for reading how much credit is to be used. */
  readonly currency: string
  readonly locale: string
}

/**
 * Reads how somebody wants to pay, and pays. What is wrong with a card is said beside its fields, once it is known that it is needed
 * and together with whatever else is wrong.
 */
export async function paying(
  { form, currency, locale }: Asked,
  pay: (choice: PaymentChoice) => Promise<PayOutcome>,
): Promise<PayOutcome> {
  const { option } = form
  const card = option?.kind === 'card' ? CardForm.safeParse(form.card ?? {}, { reportInput: true }) : null
  const cardWrongs = card?.error ? card.error.issues.map(wrongOfCard) : []
  const choice = {
    creditAmount: creditIn(form, currency, locale),
    option: option ? optionOf(form, option, card?.data ?? null) : null,
  }
  try {
    return await withCard(() => pay(choice))
  } catch (error) {
    if (isUnreachable(error)) throw wrong({ path: [], message: 'checkout.gatewayDown' })
    throw cardWrongs.length > 0 ? withCardWrongs(error, cardWrongs) : error
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

/** A refusal of a card that is missing says what is wrong with the one that was typed. */
function withCardWrongs(error: unknown, cardWrongs: readonly Wrong[]): unknown {
  if (!isRefused(error)) return error
  // What use cases say beside fields are keys of the catalogue.
  const others = error.problems.filter(({ path }) => path[0] !== 'card') as Wrong[]
  return others.length < error.problems.length ? wrong(...cardWrongs, ...others) : error
}

function isUnreachable(error: unknown): boolean {
  return error instanceof Error && error.name === 'GatewayUnreachable'
}
