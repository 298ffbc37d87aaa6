import { z } from 'zod'
import { downgrades, prorations, type ChangeRules as Rules, upgrades } from '../kernel/change-rules.ts'

export const ChangeRules = z.object({
  upgrade: z.enum(upgrades),
  downgrade: z.enum(downgrades),
  proration: z.enum(prorations),
}) satisfies z.ZodType<Rules>
