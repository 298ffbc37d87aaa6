import { z } from 'zod'
import { addStaff, createFirstRoles } from '../identity/add-staff.ts'
import { deleteLoginsWithoutRole } from '../identity/user-store.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { UserId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { ShopSettings } from './shop-settings.ts'
import { announceShopChange, insertShop } from './shop-store.ts'

/** Opens the shop: its settings and the first roles. Possible once. */
export const setUpShop = useCase({
  name: 'shop.set_up',
  /** With `ownerId`, that user becomes the first owner, in the same transaction. */
  input: z.object({ settings: ShopSettings, isDemo: z.boolean(), ownerId: UserId.optional() }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { settings, isDemo, ownerId }) {
    const isNew = await insertShop(work.trx, { settings, isDemo, createdAt: work.now })
    if (!isNew) throw new Refused('shop_is_set_up')
    await createFirstRoles(work)
    work.record({ type: 'shop.set_up', customerId: null, name: settings.name })
    if (ownerId) {
      // One that broke off after its login was made, and was followed by one with another address, has left that login behind.
      await deleteLoginsWithoutRole(work.trx, { but: ownerId })
      await addStaff.run(work, { userId: ownerId, role: 'Owner' })
    }
    await announceShopChange(work.trx)
  },
})
