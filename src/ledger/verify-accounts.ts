import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; kind: string; account: string; number: bigint }

/**
 * Every posting stands on an account that there is: a customer's own credit, the invoice and the currency that its journal is about, a
 * gateway's or the shop's.
 */
export const verifyAccounts = checkRows<Row>({
  rule: 'postings stand on accounts that there are',
  table: 'journals',
  wrong: (ids) => sql<Row>`
    select j.id, j.kind, p.account, c.number from journals j join postings p on p.journal_id = j.id
      join customers c on c.id = j.customer_id left join invoices i on i.id = j.invoice_id
    where j.id = any(${ids}::uuid[]) and (
      p.customer_id <> j.customer_id or i.customer_id <> j.customer_id or i.currency <> p.currency
      or p.account not in ('credit/' || j.customer_id, 'revenue', 'adjustment', 'commission', 'payout', 'write-off')
        and p.account is distinct from 'invoice/' || j.invoice_id
        and split_part(p.account, '/', 1) not in ('gateway', 'tax', 'fees', 'disputed'))
    order by j.id`,
  tell: ({ id, kind, account, number }) => ({
    context: [id, account, String(number)],
    says: `Journal ${id} (${kind}) of customer ${number} moves money on ${account}, which is not an account of it.`,
  }),
})
