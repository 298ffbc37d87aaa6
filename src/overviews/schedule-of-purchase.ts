import { z } from 'zod'
import { PurchaseId } from '../kernel/ids.ts'
import { query } from '../platform/use-case.ts'
import { ownsPurchase } from '../purchases/purchase-rules.ts'
import { ListedSchedule, listedSchedule } from './listed-schedule.ts'
import { findScheduleRow } from './schedule-list-store.ts'

/** The schedule by which a purchase is paid; null when it was paid at once. */
export const scheduleOfPurchase = query({
  name: 'schedule.of_purchase',
  input: z.object({ purchaseId: PurchaseId }),
  output: ListedSchedule.nullable(),
  may: ownsPurchase,
  async run({ reader, today }, { purchaseId }) {
    const found = await findScheduleRow(reader, { purchaseId })
    return found ? listedSchedule(found.row, today) : null
  },
})
