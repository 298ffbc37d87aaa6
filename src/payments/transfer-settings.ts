import { z } from 'zod'
import { paragraphs } from '../kernel/text.ts'

export const transferSettings = {
  /** For so many days a transfer that was announced counts as under way. */
  transferWaitDays: z.number().int().min(1).max(90).default(14),
  /** Where a customer who pays by bank transfer sends the money. */
  bankInstructions: paragraphs(2_000),
}
