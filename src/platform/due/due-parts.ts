import { dateIn, type Instant } from '../../kernel/calendar.ts'
import type { Clock } from '../clock.ts'
import type { Reader } from '../database.ts'
import type { Log } from '../log.ts'
import type { ShopSettings } from '../shop-settings.ts'
import type { DueBy, DueSource } from './due-source.ts'

/** What due work is found and done with. */
export type DueParts = {
  readonly reader: Reader
  readonly sources: readonly DueSource[]
  readonly clock: Clock
  readonly settings: () => ShopSettings
  readonly log: Log
  readonly newId: () => string
}

export function dueBy({ settings }: DueParts, at: Instant): DueBy {
  const shop = settings()
  return { at, today: dateIn(shop.timeZone, at), shop }
}
