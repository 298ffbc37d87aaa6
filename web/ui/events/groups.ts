import type { EventGroup } from '../../../src/platform/history/catalogue.ts'
import { events } from '../../locales/en/events.ts'

/** The groups of events that an account can have. What concerns the shop alone has a history of its own. */
export const accountGroups = (Object.keys(events.groups) as EventGroup[]).filter((group) => group !== 'shop')
