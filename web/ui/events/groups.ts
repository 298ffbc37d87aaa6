import type { EventGroup } from '../../../src/platform/history/catalogue.ts'
import { history } from '../../locales/en/history.ts'

/** The groups of events that an account can have. What concerns the shop alone has a history of its own. */
export const accountGroups = (Object.keys(history.groups) as EventGroup[]).filter((group) => group !== 'shop')
