import { z } from 'zod'
import { addStaff, createFirstRoles } from '../identity/add-staff.ts'
import { UserId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { announceStoreChange, insertStore, StoreSettings } from '../platform/store.ts'
import { useCase } from '../platform/use-case.ts'

declare module '../platform/refused.ts' {
  interface Refusals {
    store_is_set_up: true
    no_demo_store: true
  }
}

/** Opens the store: its settings and the first roles. Possible once. */
export const setUpStore = useCase({
  name: 'store.set_up',
  /** With `ownerId`, that user becomes the first owner, in the same transaction. */
  input: z.object({ settings: StoreSettings, isDemo: z.boolean(), ownerId: UserId.optional() }),
  may: systemOnly,
  async run(work, { settings, isDemo, ownerId }) {
    const isNew = await insertStore(work.trx, { settings, isDemo, createdAt: work.now })
    if (!isNew) throw new Refused('store_is_set_up')
    await createFirstRoles(work)
    work.record({ type: 'store.set_up', customerId: null, name: settings.name })
    if (ownerId) await addStaff.run(work, { userId: ownerId, role: 'Owner' })
    await announceStoreChange(work.trx)
  },
})
