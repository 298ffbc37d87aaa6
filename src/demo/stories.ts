import { present } from '../kernel/assert.ts'
import type { Runtime } from '../runtime.ts'
import type { Catalogue } from './catalogue.ts'
import { firstStories } from './first-stories.ts'
import type { DemoPeople } from './open-people.ts'
import { type CustomerKey, demoCustomers } from './people.ts'
import { detailsOf, type Person } from './person.ts'
import type { Moment, When } from './telling.ts'

export type Cast = {
  readonly who: Readonly<Record<CustomerKey, Person>>
  readonly staff: DemoPeople
  readonly when: When
}

type Parts = {
  readonly runtime: Runtime
  readonly people: DemoPeople
  readonly catalogue: Catalogue
  readonly when: When
}

/** Everything that people do in the demo store. */
export function stories({ runtime, people, catalogue, when }: Parts): Moment[] {
  const cast = Object.entries(demoCustomers).map(([key, about]): [string, Person] => {
    const userId = present(people.users.get(key as CustomerKey), `the login of ${key}`)
    const nothingYet = { wallet: new Map(), customerId: null, details: detailsOf(about) }
    return [key, { runtime, catalogue, about, userId, ...nothingYet }]
  })
  const who = Object.fromEntries(cast) as Record<CustomerKey, Person>
  return firstStories({ who, staff: people, when })
}
