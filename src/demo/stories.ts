import { present } from '../kernel/assert.ts'
import type { Runtime } from '../runtime.ts'
import { annasStory } from './annas-story.ts'
import type { Catalogue } from './catalogue.ts'
import type { DemoPeople } from './open-people.ts'
import { type CustomerKey, demoCustomers } from './people.ts'
import { detailsOf, type Person } from './person.ts'
import { subscriberStories } from './subscriber-stories.ts'
import type { Calendar, Moment } from './telling.ts'
import { transferStories } from './transfer-stories.ts'
import { troubleStories } from './trouble-stories.ts'

export type Cast = {
  readonly who: Readonly<Record<CustomerKey, Person>>
  readonly staff: DemoPeople
  readonly calendar: Calendar
}

type Parts = {
  readonly runtime: Runtime
  readonly people: DemoPeople
  readonly catalogue: Catalogue
  readonly calendar: Calendar
}

/** Everything that people do in the demo shop. */
export function stories({ runtime, people, catalogue, calendar }: Parts): Moment[] {
  const cast = Object.entries(demoCustomers).map(([key, persona]): [string, Person] => {
    const userId = present(people.users.get(key as CustomerKey), `the login of ${key}`)
    const nothingYet = { wallet: new Map(), customerId: null, details: detailsOf(persona) }
    return [key, { runtime, catalogue, persona, userId, ...nothingYet }]
  })
  const who = Object.fromEntries(cast) as Record<CustomerKey, Person>
  const players = { who, staff: people, calendar }
  return [annasStory, subscriberStories, transferStories, troubleStories].flatMap((tell) => tell(players))
}
