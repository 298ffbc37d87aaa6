import { z } from 'zod'

export const collectionSettings = {
  /** Whether account credit is used before the stored method is charged. */
  creditFirst: z.boolean().default(true),
  /** So many days after the day of a charge that failed it is tried again. */
  renewalRetryDays: z.array(z.number().int().min(1).max(60)).max(10).default([1, 3, 5, 7]),
}
