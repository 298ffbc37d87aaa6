import type { App } from '../../../src/app.ts'
import type { PaymentMethodId } from '../../../src/kernel/ids.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { CardForm, withCard } from '../../card-form.ts'
import { problemOf } from '../../problems.ts'
import { creditToUse, type Due, methodIdOf, type PayForm } from './pay-form.ts'
import { type Wrong, wrong } from './wrong.ts'

export type Door = { readonly app: App; readonly actor: Actor }
type PayWith = Parameters<App['payments']['pay']>[1]['with']

/** What an order will be paid with: credit first, then the rest with a method or through a gateway. */
export type PaymentChoice = {
  readonly creditMinor: bigint
  readonly payWith: PayWith | null
  /** A card that was entered now and is to be kept. One that does not work is not. */
  readonly newCard: PaymentMethodId | null
}

type Asked = {
  /** What there is to pay; only asked for when credit is to be used. */
  readonly due: () => Promise<Due>
  /** What else is wrong with the form, said together with what is wrong with the card. */
  readonly wrongs: readonly Wrong[]
}

/**
 * Reads how somebody wants to pay. A new card is stored at its gateway here, before there is an order, so that a mistyped
 * number is said beside its field and the order is still to be made.
 */
export async function paymentChoiceOf(
  door: Door,
  form: PayForm,
  { due, wrongs }: Asked,
): Promise<PaymentChoice> {
  const asked = form.credit ? await due() : null
  const creditMinor = asked ? creditToUse(form, asked) : 0n
  const isCovered = asked !== null && creditMinor === asked.open.minor
  // A total of zero asks for no way to pay either.
  const way = isCovered ? undefined : form.way
  const card = way?.kind === 'card' ? CardForm.safeParse(form.card ?? {}, { reportInput: true }) : null
  const all = [...wrongs, ...(card?.error ? card.error.issues.map(wrongOfCard) : [])]
  if (all.length > 0) throw wrong(...all)
  if (!way) return { creditMinor, payWith: null, newCard: null }
  if (!card?.data) return { creditMinor, payWith: storedOrManual(way), newCard: null }
  const { data } = card
  const { id } = await reached(() =>
    withCard(() => door.app.payments.addCard(door.actor, way.name, data, form.keep === 'yes')),
  )
  return { creditMinor, payWith: { methodId: id }, newCard: form.keep ? id : null }
}

function wrongOfCard(issue: Parameters<typeof problemOf>[0]): Wrong {
  return { path: ['card', ...issue.path], message: problemOf(issue).key }
}

function storedOrManual({ kind, name }: { kind: string; name: string }): PayWith {
  return kind === 'method' ? { methodId: methodIdOf(name) } : { gateway: name }
}

/** Forgets a card that was entered now and is of no use: it did not work, or the press of the button was a second one. */
export async function forgetCard({ app, actor }: Door, { newCard }: PaymentChoice): Promise<void> {
  if (newCard) await app.payments.removeMethod(actor, { methodId: newCard })
}

async function reached<T>(shop: () => Promise<T>): Promise<T> {
  try {
    return await shop()
  } catch (error) {
    if (error instanceof Error && error.name === 'GatewayUnreachable')
      throw wrong({ path: [], message: 'checkout.gatewayDown' })
    throw error
  }
}
