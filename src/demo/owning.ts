import { present } from '../kernel/assert.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { purchasesOf } from '../purchases/purchase-store.ts'
import { sold } from './catalogue.ts'
import { asCustomer, type Person } from './person.ts'

async function ownedPurchase(person: Person, slug: string) {
  const packageId = sold(person.catalogue, slug).id
  const all = await purchasesOf(person.runtime.database.reader, asCustomer(person).customerId, 100)
  const newest = all.find((each) => each.packageId === packageId && isUsable(each))
  return { purchaseId: present(newest, `an active purchase of ${slug}`).id }
}

export async function turnsOffAutoRenew(person: Person, slug: string): Promise<void> {
  await person.runtime.app.purchases.turnOffAutoRenew(asCustomer(person), await ownedPurchase(person, slug))
}

/** Its renewals are invoiced, and wait to be paid by hand. */
export async function renewsByHand(person: Person, slug: string): Promise<void> {
  const which = await ownedPurchase(person, slug)
  await person.runtime.app.purchases.setCollection(asCustomer(person), { ...which, collection: 'manual' })
}

export async function cancels(person: Person, slug: string, reason: string): Promise<void> {
  const which = await ownedPurchase(person, slug)
  await person.runtime.app.purchases.cancel(asCustomer(person), { ...which, reason })
}
