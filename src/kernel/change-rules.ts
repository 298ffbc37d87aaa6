/** Whether the difference of a change to something dearer is charged (01-domain, Catalogue and Purchases). */
export const upgrades = ['charged', 'free'] as const
/** Whether the difference of a change to something cheaper is given back as credit. */
export const downgrades = ['credit', 'nothing'] as const
/** Whether the paid term goes on, or a new one begins. */
export const prorations = ['keep_date', 'restart'] as const

/** How what was bought of a group is changed into another of its packages. */
export type ChangeRules = {
  readonly upgrade: (typeof upgrades)[number]
  readonly downgrade: (typeof downgrades)[number]
  readonly proration: (typeof prorations)[number]
}
