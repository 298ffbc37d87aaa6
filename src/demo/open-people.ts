import type { UserId } from '../kernel/ids.ts'
import { type Actor, type Permission, system } from '../platform/actor.ts'
import type { Runtime } from '../runtime.ts'
import {
  type CustomerKey,
  type DemoCustomer,
  type demoCustomers,
  demoPassword,
  type demoStaff,
} from './people.ts'
import { sessionHeaders } from './person.ts'

type Asked = { readonly staff: typeof demoStaff; readonly customers: typeof demoCustomers }
type Staff = Extract<Actor, { kind: 'staff' }>

export type DemoPeople = {
  readonly owner: Staff
  readonly billing: Staff
  readonly support: Staff
  readonly users: ReadonlyMap<CustomerKey, UserId>
}

/** Makes every login. All at once, because hashing passwords is most of what filling a store costs. */
export async function openPeople({ app }: Runtime, asked: Asked): Promise<DemoPeople> {
  const [members, customers] = await Promise.all([
    Promise.all(asked.staff.map((member) => join(app, member))),
    Promise.all(Object.entries(asked.customers).map((entry) => signUpCustomer(app, entry))),
  ])
  const [owner, billing, support] = members as [Staff, Staff, Staff]
  return { owner, billing, support, users: new Map(customers) }
}

type App = Runtime['app']
const address = '192.0.2.10'

async function signUp(app: App, { name, email }: { name: string; email: string }) {
  const from = { headers: new Headers(), address }
  const { userId, cookies } = await app.identity.signUp({ name, email, password: demoPassword }, from)
  return { userId, session: sessionHeaders(cookies) }
}

async function signUpCustomer(app: App, [key, { email, details }]: [string, DemoCustomer]) {
  const { userId, session } = await signUp(app, { email, name: details.name })
  await app.identity.signOut(session)
  return [key as CustomerKey, userId] as const
}

/** Signed in for as long as it takes to learn what the role may do: nobody starts with a session in the demo store. */
async function join(app: App, member: Asked['staff'][number]): Promise<Staff> {
  const { userId, session } = await signUp(app, member)
  await app.identity.addStaff(system('set-up'), { userId, role: member.role })
  const who = await app.identity.whoSent(session)
  const permissions = new Set<Permission>(who?.permissions ?? [])
  await app.identity.signOut(session)
  return { kind: 'staff', userId, name: member.name, permissions }
}
