import { textOfCustomer } from '../../src/customers/searched-customer.ts'
import type { Instant } from '../../src/kernel/calendar.ts'
import { createIdSource } from '../../src/kernel/id-source.ts'
import type { CustomerId, UserId } from '../../src/kernel/ids.ts'
import { type Actor, actorRecord } from '../../src/platform/actor.ts'
import { currency, timeZone } from './catalogue.ts'
import { personOf } from './names.ts'
import type { PlannedCustomer } from './plan.ts'
import type { Random } from './random.ts'
import type { Rows } from './rows.ts'

export type Owner = ReturnType<typeof addOwner>

/** A customer with their login and the card that they keep. */
export function addOwner(rows: Rows, random: Random, { number, openedAt }: PlannedCustomer) {
  const newId = idsOf(random)
  const person = personOf(random, number)
  const { name, company, email, phone, line1, city, postcode } = person
  const userId = newId(openedAt) as UserId
  const customerId = newId(openedAt) as CustomerId
  const methodId = newId(openedAt)
  const cardToken = `sandbox-card-${methodId}`
  const actor: Actor = { kind: 'customer', userId, customerId }
  const address = { line1, line2: '', city, region: '', postcode, country: 'DE' }
  rows.add('users', {
    id: userId,
    name,
    email,
    email_verified: true,
    image: null,
    created_at: openedAt,
    updated_at: openedAt,
  })
  rows.add('customers', {
    id: customerId,
    number,
    user_id: userId,
    name,
    company,
    email,
    phone,
    ...address,
    tax_id: '',
    locale: 'en',
    time_zone: timeZone,
    currency,
    created_at: openedAt,
    folded: textOfCustomer({ name, company, email, phone, country: 'DE' }),
  })
  const card = {
    kind: 'card',
    label: 'visa 4242',
    status: 'usable',
    exp_month: 12,
    exp_year: 2040,
    created_at: openedAt,
  }
  rows.add('payment_methods', {
    id: methodId,
    customer_id: customerId,
    gateway: 'sandbox',
    token: cardToken,
    ...card,
    is_default: true,
  })
  rows.add('sandbox.methods', { token: cardToken, behaviour: 'approve', ...card })
  return {
    newId,
    userId,
    customerId,
    methodId,
    cardToken,
    actor,
    name,
    email,
    number,
    openedAt,
    actorRecord: actorRecord(actor),
    billedTo: { name, company, taxId: '', ...address },
    domain: `${person.family.toLowerCase()}-${number}.example`,
  }
}

/** Ids that sort by the time of what they name. */
function idsOf(random: Random): (at: Instant) => string {
  let time = 0
  const next = createIdSource({ now: () => time, random: random.fill })
  return (at) => {
    time = Date.parse(at)
    return next()
  }
}
