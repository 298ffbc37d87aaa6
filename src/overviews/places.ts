import { z } from 'zod'
import { CustomerId, PaymentId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { ownerOfPurchase } from '../purchases/purchase-store.ts'
import { ownerOfSchedule } from '../schedules/schedule-store.ts'
import { invoiceNumberOf } from './place-store.ts'

/** On whose customer page a purchase is shown. */
export const placeOfPurchase = query({
  name: 'search.place_of_purchase',
  input: z.object({ purchaseId: PurchaseId }),
  output: z.object({ customerId: CustomerId }),
  may: staffWith('customers.view'),
  run: async ({ reader }, { purchaseId }) => ({
    customerId: orNotFound(await ownerOfPurchase(reader, purchaseId)),
  }),
})

/** On whose customer page a payment schedule is shown. */
export const placeOfSchedule = query({
  name: 'search.place_of_schedule',
  input: z.object({ scheduleId: ScheduleId }),
  output: z.object({ customerId: CustomerId }),
  may: staffWith('customers.view'),
  run: async ({ reader }, { scheduleId }) => ({
    customerId: orNotFound(await ownerOfSchedule(reader, scheduleId)),
  }),
})

/** On which invoice's page a payment is shown. */
export const placeOfPayment = query({
  name: 'search.place_of_payment',
  input: z.object({ paymentId: PaymentId }),
  output: z.object({ number: z.string() }),
  may: staffWith('customers.view'),
  run: async ({ reader }, { paymentId }) => orNotFound(await invoiceNumberOf(reader, paymentId)),
})
