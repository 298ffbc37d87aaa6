import type { Plant, Row } from './plant.ts'

const instalments = (
  where: string,
) => `select part.schedule_id as id, part.position::text as position, coalesce(i.number, s.name) as number,
    i.id as invoice, s.purchase_id as purchase
  from instalments part join schedules s on s.id = part.schedule_id left join invoices i on i.id = part.invoice_id
  where ${where} order by 1, part.position`
const at = ({ id, position }: Row) => `where schedule_id = '${id}' and position = ${position}`
const invoiced = instalments(`part.status = 'open' and i.status = 'pending' and i.begun_by = 'shop'`)
const toCome = instalments(`part.status = 'open' and part.awaits_invoice and part.invoice_id is null`)
const paidLater = instalments(`part.status = 'paid' and part.position > 1`)

/** Faults of what is paid in instalments. */
export const schedulePlants: readonly Plant[] = [
  {
    what: 'instalments that come to more than was agreed',
    rule: 'schedules follow their invoices',
    among: toCome,
    put: (row) => [`update instalments set unit_minor = unit_minor + 1 ${at(row)}`],
    names: ['id'],
  },
  {
    what: 'an instalment of which something was moved to another',
    rule: 'instalments are what was agreed',
    among: toCome,
    put: ({ id, position }) => [
      `update instalments set unit_minor = unit_minor + case when position = ${position} then 5 else -5 end
        where schedule_id = '${id}' and position in (${position}, 1)`,
    ],
    names: ['id'],
  },
  {
    what: 'an instalment more than was agreed',
    rule: 'instalments are what was agreed',
    among: toCome,
    put: (row) => [
      `insert into instalments (schedule_id, customer_id, position, due_on, unit_minor, discount_minor, status, awaits_invoice)
        select schedule_id, customer_id, 119, due_on, 0, 0, 'open', true from instalments ${at(row)}`,
    ],
    names: ['id'],
  },
  {
    what: 'an instalment that counts as paid and is not',
    rule: 'schedules follow their invoices',
    among: invoiced,
    put: (row) => [
      `update instalments set status = 'paid', awaits_invoice = false, overdue_on = null ${at(row)}`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment that was paid and is asked for again',
    rule: 'schedules follow their invoices',
    among: paidLater,
    put: (row) => [`update instalments set status = 'open' ${at(row)}`],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment that is to be invoiced although it is',
    rule: 'schedules follow their invoices',
    among: invoiced,
    put: (row) => [`update instalments set invoice_id = null, awaits_invoice = true ${at(row)}`],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment on an invoice that does not ask for it',
    rule: 'schedules follow their invoices',
    among: toCome,
    put: (row) => [
      `update instalments set invoice_id = (select min(id::text)::uuid from invoices where status = 'pending'), awaits_invoice = false ${at(row)}`,
    ],
    names: ['id'],
  },
  {
    what: 'an instalment on an invoice that was only a choice, and is gone',
    rule: 'schedules follow their invoices',
    among: `select part.schedule_id as id, part.position::text as position, i.number, i.id as invoice from instalments part,
        (select number, id from invoices where status = 'cancelled' and origin = 'instalment' order by id limit 5) i
      where part.status = 'open' and part.invoice_id is null order by 1, 2, 3`,
    put: ({ invoice, ...row }) => [
      `update invoices set begun_by = 'customer' where id = '${invoice}'`,
      `update instalments set awaits_invoice = false, invoice_id = '${invoice}' ${at(row as Row)}`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment that nobody will ever ask for',
    rule: 'schedules follow their invoices',
    among: toCome,
    put: (row) => [`update instalments set awaits_invoice = false ${at(row)}`],
    names: ['id'],
  },
  {
    what: 'an instalment that comes to less than its invoice asks for',
    rule: 'schedules follow their invoices',
    among: invoiced,
    put: (row) => [`update instalments set discount_minor = discount_minor + 1 ${at(row)}`],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment that was let go while its invoice waits',
    rule: 'schedules follow their invoices',
    among: invoiced,
    put: (row) => [
      `update instalments set status = 'cancelled', awaits_invoice = false, overdue_on = null ${at(row)}`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a schedule that was let go and still asks',
    rule: 'schedules follow their invoices',
    among: toCome,
    put: ({ id }) => [
      `update schedules set cancelled_at = now(), cancel_reason = 'let go' where id = '${id}'`,
    ],
    names: ['id'],
  },
  {
    what: 'an instalment that was paid and of which the history knows nothing',
    rule: 'instalments are paid as their history says',
    among: paidLater,
    put: ({ invoice }) => [
      `delete from events where type = 'instalment.paid' and payload #>> '{invoice,id}' = '${invoice}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'one instalment twice',
    refused: /instalments_pkey/,
    among: toCome,
    put: (row) => [`insert into instalments select * from instalments ${at(row)}`],
  },
]
