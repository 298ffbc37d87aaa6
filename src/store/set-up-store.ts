import { z } from 'zod'
import { createFirstRoles } from '../identity/add-staff.ts'
import { systemOnly } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { announceStoreChange, StoreSettings } from '../platform/store.ts'
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
  input: z.object({ settings: StoreSettings, isDemo: z.boolean() }),
  may: systemOnly,
  async run(work, { settings, isDemo }) {
    const row = await work.trx
      .insertInto('store')
      .values({ settings: JSON.stringify(settings), is_demo: isDemo, created_at: work.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('only_row')
      .executeTakeFirst()
    if (!row) throw new Refused('store_is_set_up')
    await createFirstRoles(work)
    work.record({ type: 'store.set_up', customerId: null, name: settings.name })
    await announceStoreChange(work.trx)
  },
})
