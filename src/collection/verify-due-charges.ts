import { sql } from 'kysely'
import { isCancelled, isPaid, isToBePaid } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string; status: string; on: string | null }

/**
 * What the shop asks for by itself, a renewal or an instalment, is planned to be charged when its day comes, or its customer would hear
 * nothing of it; what is paid or withdrawn is not.
 */
export const verifyDueCharges = checkRows<Row>({
  rule: 'what is asked for is charged while it is open',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    select i.id, i.number, i.status, d.charge_on as on from invoices i left join due_charges d on d.invoice_id = i.id
    where i.id = any(${ids}::uuid[]) and (
      (${inState(isPaid, 'i.status')} or ${inState(isCancelled, 'i.status')}) and d.charge_on is not null
      or ${inState(isToBePaid, 'i.status')} and i.origin in ('renewal', 'instalment') and i.begun_by = 'shop' and d.invoice_id is null)
    order by i.id`,
  tell: ({ id, number, status, on }) => ({
    context: [number, id],
    says: `Invoice ${number} is ${status}, and ${on ? `is to be charged on ${on}` : 'nobody will charge it'} (${id}).`,
  }),
})
