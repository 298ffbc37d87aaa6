import { z } from 'zod'

export const emailSettings = {
  /** So many emails within an hour are usual; a run beyond it is held back until staff look at it. */
  emailsPerHour: z.number().int().min(1).max(1_000_000).default(1_000),
}
