import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { hasExpired, isChoice, isToBePaid } from './invoice-states.ts'

type Row = { id: string; number: string; origin: string; begunBy: 'customer' | 'shop' }

/** What a customer only chose is gone when they leave it, and an instalment that is asked for waits until it is paid: neither expires. */
export const verifyChoices = checkRows<Row>({
  rule: 'only orders and renewals expire',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    select i.id, i.number, i.origin, i.begun_by as "begunBy" from invoices i
    where i.id = any(${ids}::uuid[]) and (i.origin in ('instalment', 'change') or i.origin = 'renewal' and i.begun_by = 'customer')
      and (${inState(hasExpired, 'i.status')}
        or i.origin = 'instalment' and i.begun_by = 'shop' and ${inState(isToBePaid, 'i.status')} and i.expires_on is not null)
    order by i.id`,
  tell: (row) => {
    const what = isChoice(row) ? 'its customer only chose it' : 'it waits until it is paid'
    return {
      context: [row.number, row.id],
      says: `Invoice ${row.number} for a ${row.origin} has expired or is about to, and ${what} (${row.id}).`,
    }
  },
})
