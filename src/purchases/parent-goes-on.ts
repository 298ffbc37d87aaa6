import type { CalendarDate } from '../kernel/calendar.ts'
import type { Reader } from '../platform/database.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import type { Purchase } from './purchase.ts'
import { isUsable } from './purchase-states.ts'
import { findPurchase } from './purchase-store.ts'

type Attached = Pick<Purchase, 'mustAttach' | 'parentId' | 'name'>

async function parentOf(reader: Reader, { mustAttach, parentId }: Attached): Promise<Purchase | null> {
  return mustAttach && parentId ? orNotFound(await findPurchase(reader, parentId)) : null
}

/** What must be attached can be delivered: what it belongs to has not ended. */
export async function hasUsableParent(reader: Reader, attached: Attached): Promise<boolean> {
  const parent = await parentOf(reader, attached)
  return parent === null || isUsable(parent)
}

/**
 * What must be attached ends with what it belongs to (01-domain, Purchases), so it goes on only as long as that does, `until` a day or with
 * null for good: nobody pays for a term that will be cut short. Answers with what it belongs to where that ends before.
 */
export async function parentThatEnds(
  reader: Reader,
  attached: Attached,
  until: CalendarDate | null,
): Promise<Purchase | null> {
  const parent = await parentOf(reader, attached)
  return parent === null || (isUsable(parent) && lasts(parent, until)) ? null : parent
}

/** Refuses what goes on longer than its parent. Its row is locked, and whoever stops or ends its parent locks it too. */
export async function assertParentGoesOn(
  reader: Reader,
  attached: Attached,
  until: CalendarDate | null,
): Promise<void> {
  const parent = await parentThatEnds(reader, attached, until)
  if (parent) throw new Refused('purchase_ends_with_parent', { name: attached.name, parent: parent.name })
}

function lasts({ cycle, autoRenew }: Purchase, until: CalendarDate | null): boolean {
  return cycle === null || autoRenew || (until !== null && until <= cycle.expiresOn)
}
