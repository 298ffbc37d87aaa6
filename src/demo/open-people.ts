import type { UserId } from '../kernel/ids.ts'
import { type Actor, type Permission, system, visitor } from '../platform/actor.ts'
import type { Runtime } from '../runtime.ts'
import {
  type CustomerKey,
  type DemoCustomer,
  type demoCustomers,
  demoPassword,
  type demoStaff,
} from './people.ts'
import { sessionCookie } from './person.ts'

type Asked = { readonly staff: typeof demoStaff; readonly customers: typeof demoCustomers }
type Staff = Extract<Actor, { kind: 'staff' }>

export type DemoPeople = {
  readonly owner: Staff
  readonly billing: Staff
  readonly support: Staff
  readonly users: ReadonlyMap<CustomerKey, UserId>
}

/** Hashing passwords is most of what this costs; each sign-up holds a connection meanwhile, of which there are few. */
const atOnce = 3

/** Makes every login. */
export async function openPeople({ app }: Runtime, asked: Asked): Promise<DemoPeople> {
  const members = await inTurns(asked.staff, (member) => join(app, member))
  const customers = await inTurns(Object.entries(asked.customers), (entry) => signUpCustomer(app, entry))
  const [owner, billing, support] = members as [Staff, Staff, Staff]
  return { owner, billing, support, users: new Map(customers) }
}

async function inTurns<A, B>(all: readonly A[], make: (one: A) => Promise<B>): Promise<B[]> {
  const made: B[] = []
  for (let next = 0; next < all.length; next += atOnce) {
    made.push(...(await Promise.all(all.slice(next, next + atOnce).map(make))))
  }
  return made
}

type App = Runtime['app']
const address = '192.0.2.10'

async function signUp(app: App, { name, email }: { name: string; email: string }) {
  const asked = { name, email, password: demoPassword, from: { address, browser: '' } }
  const { userId, cookies } = await app.identity.signUp(visitor, asked)
  return { userId, session: sessionCookie(cookies) }
}

async function signUpCustomer(app: App, [key, { email, details }]: [string, DemoCustomer]) {
  const { userId, session } = await signUp(app, { email, name: details.name })
  await app.identity.signOut(visitor, { cookies: session })
  return [key as CustomerKey, userId] as const
}

/** Signed in for as long as it takes to learn what the role may do: nobody starts with a session in the demo shop. */
async function join(app: App, member: Asked['staff'][number]): Promise<Staff> {
  const { userId, session } = await signUp(app, member)
  await app.identity.addStaff(system('set-up'), { userId, role: member.role })
  const who = await app.identity.whoSent(session)
  const permissions = new Set<Permission>(who?.permissions ?? [])
  await app.identity.signOut(visitor, { cookies: session })
  return { kind: 'staff', userId, name: member.name, permissions }
}
