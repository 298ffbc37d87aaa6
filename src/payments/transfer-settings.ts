import { z } from 'zod'

export const transferSettings = {
  /** Where a customer who pays by bank transfer sends the money. */
  bankInstructions: z.string().trim().max(2_000).default(''),
}
