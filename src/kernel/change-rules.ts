import { z } from 'zod'

export const upgrades = ['charged', 'free'] as const
export const downgrades = ['credit', 'nothing'] as const
export const downgradeTimes = ['now', 'at_renewal'] as const
export const prorations = ['keep_date', 'restart'] as const

/** How what was bought of a group is changed into another of its packages (01-domain, Catalogue and Purchases). */
export const ChangeRules = z.object({
  /** Whether the difference is charged. */
  upgrade: z.enum(upgrades),
  /** Whether the difference is given back as credit. */
  downgrade: z.enum(downgrades),
  downgradeWhen: z.enum(downgradeTimes),
  /** Whether the paid term goes on, or a new one begins. */
  proration: z.enum(prorations),
})
export type ChangeRules = z.output<typeof ChangeRules>
