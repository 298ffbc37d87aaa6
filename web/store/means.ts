import type { App } from '../../src/app.ts'
import type { PaymentMethodId } from '../../src/kernel/ids.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { CardForm, withCard } from '../card-form.ts'
import { problemOf } from '../problems.ts'
import { creditToUse, type Due, methodIdOf, type PayForm } from './pay-form.ts'
import { wrong } from './wrong.ts'

export type Door = { readonly app: App; readonly actor: Actor }
type PayWith = Parameters<App['payments']['pay']>[1]['with']

/** What an order will be paid with: credit first, then the rest with a method or through a gateway. */
export type Means = {
  readonly creditMinor: bigint
  readonly payWith: PayWith | null
  /** A card that was entered now and is to be kept. One that does not work is not. */
  readonly newCard: PaymentMethodId | null
}

const nothing = { payWith: null, newCard: null }

/**
 * Reads how somebody wants to pay. A new card is stored at its gateway here, before there is an order, so that a mistyped
 * number is said beside its field and the order is still to be made. `due` is only asked for when credit is to be used.
 */
export async function meansOf(door: Door, form: PayForm, due: () => Promise<Due>): Promise<Means> {
  if (!form.credit) return { creditMinor: 0n, ...(await restOf(door, form)) }
  const { open, credit } = await due()
  const creditMinor = creditToUse(form, { open, credit })
  if (creditMinor === open.minor) return { creditMinor, ...nothing }
  return { creditMinor, ...(await restOf(door, form)) }
}

async function restOf(door: Door, form: PayForm): Promise<Omit<Means, 'creditMinor'>> {
  // A total of zero asks for no way to pay.
  if (!form.way) return nothing
  const { kind, name } = form.way
  if (kind === 'method') return { payWith: { methodId: methodIdOf(name) }, newCard: null }
  if (kind === 'manual') return { payWith: { gateway: name }, newCard: null }
  const card = cardOf(form)
  const { id } = await reached(() =>
    withCard(() => door.app.payments.addCard(door.actor, name, card, form.keep === 'yes')),
  )
  return { payWith: { methodId: id }, newCard: form.keep ? id : null }
}

/** The card as it was typed; every field that is wrong is said. */
function cardOf(form: PayForm) {
  const parsed = CardForm.safeParse(form.card ?? {}, { reportInput: true })
  if (parsed.success) return parsed.data
  throw wrong(
    ...parsed.error.issues.map((issue) => ({
      path: ['card', ...issue.path],
      message: problemOf(issue).key,
    })),
  )
}

async function reached<T>(store: () => Promise<T>): Promise<T> {
  try {
    return await store()
  } catch (error) {
    if (error instanceof Error && error.name === 'GatewayUnreachable')
      throw wrong({ path: [], message: 'checkout.gatewayDown' })
    throw error
  }
}
