import type { CustomerDetails } from '../customers/customer.ts'
import { assert } from '../kernel/assert.ts'
import type { CustomerId, PaymentMethodId, UserId } from '../kernel/ids.ts'
import { type Actor, visitor } from '../platform/actor.ts'
import { Refused } from '../platform/refused.ts'
import type { Runtime } from '../runtime.ts'
import type { CardName } from './cards.ts'
import type { Catalogue } from './catalogue.ts'
import { type DemoCustomer, demoPassword } from './people.ts'

/** A customer in a story. What they know of themselves grows as the story goes on. */
export type Person = {
  readonly runtime: Runtime
  readonly catalogue: Catalogue
  readonly persona: DemoCustomer
  readonly userId: UserId
  readonly wallet: Map<CardName, PaymentMethodId>
  customerId: CustomerId | null
  details: CustomerDetails
}

export function asCustomer({ userId, customerId }: Person): Extract<Actor, { kind: 'customer' }> {
  assert(customerId, 'somebody in a story has joined before doing anything else')
  return { kind: 'customer', userId, customerId }
}

export function detailsOf({ details, timeZone }: DemoCustomer): CustomerDetails {
  const empty = { company: '', phone: '', taxId: '', line2: '', region: '' }
  return { ...empty, ...details, timeZone, locale: 'en' }
}

/** Opens the account of a login, and confirms its address with the link that came by email. */
export async function joins(person: Person): Promise<void> {
  const { runtime, persona, userId, details } = person
  const { app, database } = runtime
  const asked = { ...details, currency: persona.currency }
  person.customerId = (await app.customers.open({ kind: 'user', userId }, asked)).id
  await app.identity.requestConfirmation({ kind: 'user', userId }, {})
  const { content } = await database.reader
    .selectFrom('emails')
    .select('content')
    .where('template', '=', 'email.confirm')
    .where('recipient', '=', persona.email)
    .executeTakeFirstOrThrow()
  const { secretUrl } = content as { secretUrl: string }
  await app.identity.confirmEmail(visitor, { token: secretUrl.slice(secretUrl.lastIndexOf('/') + 1) })
}

/** Changes some of the account's details, by the customer or by whoever else is named. */
export async function changes(
  person: Person,
  some: Partial<CustomerDetails>,
  by: Actor = asCustomer(person),
): Promise<void> {
  const { customerId } = asCustomer(person)
  person.details = { ...person.details, ...some }
  const { customers } = person.runtime.app
  const { version } = await customers.account(asCustomer(person), {})
  await customers.change(by, { ...person.details, customerId, version })
}

const browser =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15'
const from = { browser, address: '198.51.100.24' }

/** Signs in and out again: nobody starts with a session. */
export async function signsIn({ runtime: { app }, persona: { email } }: Person): Promise<void> {
  const { cookies } = await app.identity.signIn(visitor, { email, password: demoPassword, from })
  await app.identity.signOut(visitor, { cookies: sessionCookie(cookies) })
}

export async function failsToSignIn({ runtime: { app }, persona: { email } }: Person): Promise<void> {
  await app.identity.signIn(visitor, { email, password: 'was it this one?', from }).catch((error) => {
    if (!(error instanceof Refused)) throw error
  })
}

/** What a browser that was given these cookies sends. */
export function sessionCookie(cookies: readonly string[]): string {
  return cookies.map((each) => each.split(';')[0]).join('; ')
}
