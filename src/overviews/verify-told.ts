import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: bigint; type: string; about: string; template: string }

/**
 * Whoever has to hear of something was written an email about it in the same go: that a renewal waits to be paid by them, that something
 * has ended, that money came or could not be charged. Erased or not, the row of an email stays.
 */
const told = sql`(values
  ('renewal.reminded', null, null, 'renewal.reminder', '{invoice,id}'),
  ('renewal.not_charged', 'reason', 'no_method', 'renewal.reminder', '{invoice,id}'),
  ('renewal.not_charged', 'reason', 'not_taken', 'renewal.reminder', '{invoice,id}'),
  ('purchase.expired', null, null, 'purchase.expired', '{purchase,id}'),
  ('invoice.paid', null, null, 'invoice.paid', '{invoice,id}'),
  ('payment.refused', 'origin', 'renewal', 'renewal.payment_failed', '{invoice,id}'),
  ('payment.failed', 'origin', 'renewal', 'renewal.payment_failed', '{invoice,id}'),
  ('payment.refused', 'origin', 'instalment', 'instalment.payment_failed', null),
  ('payment.failed', 'origin', 'instalment', 'instalment.payment_failed', null)
) as told(type, field, word, template, subject)`

export const verifyTold = checkRows<Row>({
  rule: 'what customers must hear of was written to them',
  table: 'customers',
  wrong: (ids) => sql<Row>`
    select c.id, c.number, e.type, coalesce(e.payload #>> '{invoice,number}', e.payload #>> '{purchase,name}') as about, told.template
    from events e join ${told} on told.type = e.type and (told.field is null or e.payload ->> told.field = told.word)
      join customers c on c.id = e.chain
    where e.chain = any(${ids}::uuid[]) and e.cause is not null and not exists (
      select from emails m where m.customer_id = e.chain and m.template = told.template and m.created_at = e.at
        and (told.subject is null or m.subject_id = e.payload #>> told.subject::text[]))
    order by c.id, e.seq`,
  tell: ({ id, number, type, about, template }) => ({
    context: [about, id, String(number)],
    says: `Customer ${number} was not written the email ${template}: ${type} of ${about} (${id}).`,
  }),
})
