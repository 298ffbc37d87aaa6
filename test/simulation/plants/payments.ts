import { addEvent, type Plant } from './plant.ts'

const payments = (
  where: string,
) => `select t.id, t.gateway, t.external_id, i.number, i.id as invoice, t.customer_id from payments t
  join payment_invoices part on part.payment_id = t.id and part.position = 0 join invoices i on i.id = part.invoice_id
  where ${where} order by t.id`
const approved = payments(`t.status = 'approved'`)
const methods = (
  where: string,
) => `select m.id, m.gateway, m.fingerprint, m.customer_id, c.number::text as number
  from payment_methods m join customers c on c.id = m.customer_id where ${where} order by m.id`
const lost = `select t.id, d.id as dispute, i.number from payments t join disputes d on d.payment_id = t.id and d.status = 'lost'
  join payment_invoices part on part.payment_id = t.id and part.position = 0 join invoices i on i.id = part.invoice_id
  where t.lost_minor > 0 and t.disputed_at is null order by t.id`

/** Faults of payments, methods, disputes, and of what is charged by itself. */
export const paymentPlants: readonly Plant[] = [
  {
    what: 'a payment that is said to have been refused',
    rule: 'payments equal the books',
    among: approved,
    put: ({ id }) => [`update payments set status = 'refused' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a refund that is said to be whole',
    rule: 'payments equal the books',
    among: payments(`t.status = 'partly_refunded'`),
    put: ({ id }) => [`update payments set status = 'refunded' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a refund that is said not to have been',
    rule: 'payments equal the books',
    among: payments(`t.status in ('partly_refunded', 'refunded')`),
    put: ({ id }) => [`update payments set refunded_minor = 0, status = 'approved' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a part of a payment that was raised',
    rule: 'payments are their parts',
    among: approved,
    put: ({ id }) => [
      `update payment_invoices set amount_minor = amount_minor + 1 where position = 0 and payment_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'money that went to another invoice than it was paid for',
    rule: 'payments are their parts',
    among: approved,
    put: ({ id, invoice }) => [
      `update journals set invoice_id = (select min(other.id::text)::uuid from invoices other where other.id <> '${invoice}') where payment_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a payment that keeps its invoice locked for ever',
    rule: 'payments are their parts',
    among: payments(
      `t.status = 'approved' and not exists (select from payment_invoices u where u.invoice_id = i.id and u.is_unresolved)`,
    ),
    put: ({ id }) => [
      `update payment_invoices set is_unresolved = true where position = 0 and payment_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'two payments under way of one invoice',
    refused: /payment_invoices_one_unresolved/,
    among: approved,
    put: ({ id }) => [
      `insert into payment_invoices (payment_id, position, invoice_id, customer_id, amount_minor, is_unresolved)
        select payment_id, position + n, invoice_id, customer_id, amount_minor, true from payment_invoices, generate_series(100, 101) n
        where payment_id = '${id}' and position = 0`,
    ],
  },
  {
    what: 'one charge at the provider as two payments',
    refused: /payments_gateway_external_id_key/,
    among: payments(`t.status = 'approved' and t.external_id is not null`),
    put: ({ id, gateway, external_id }) => [
      `update payments set gateway = '${gateway}', external_id = '${external_id}'
        where id = (select min(other.id::text)::uuid from payments other where other.id <> '${id}')`,
    ],
  },
  {
    what: 'an invoice that expired while it was being paid',
    rule: 'what is being paid does not end',
    among: `select done.id, begun.payload #>> '{payment,id}' as payment, gone.payload #>> '{invoice,number}' as number
      from events gone join events begun on begun.chain = gone.chain and begun.type = 'payment.started' and begun.seq < gone.seq
        and begun.payload #>> '{invoice,id}' = gone.payload #>> '{invoice,id}'
      join events done on done.chain = gone.chain and done.type in ('payment.refused', 'payment.failed')
        and done.payload #>> '{payment,id}' = begun.payload #>> '{payment,id}' and done.payload #>> '{invoice,id}' = gone.payload #>> '{invoice,id}'
      where gone.type = 'invoice.expired' order by gone.chain, gone.seq, begun.seq`,
    put: ({ id }) => [`delete from events where id = '${id}'`],
    names: ['number', 'payment'],
  },
  {
    what: 'an invoice that was cancelled while it was being paid',
    rule: 'what is being paid does not end',
    among: payments(`t.status = 'refused' and t.method_id is not null`),
    put: ({ id, invoice, customer_id = '' }) => [
      `delete from events where chain = '${customer_id}' and type = 'payment.refused' and payload #>> '{payment,id}' = '${id}'`,
      addEvent(customer_id, {
        type: 'invoice.cancelled',
        payload: `jsonb_build_object('invoice', jsonb_build_object('id', '${invoice}'))`,
      }),
    ],
    names: ['number', 'id', 'invoice'],
  },
  {
    what: 'a card that did not pass its first check, and is kept',
    rule: 'a card that did not pay is not kept',
    among: methods(`exists (select from payments t where t.method_id = m.id) and not exists (
      select from payments t where t.method_id = m.id and t.status not in ('refused', 'failed'))`),
    put: ({ id }) => [
      `update payment_methods set is_provisional = true, removed_at = null, fingerprint = null where id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'the same card kept twice',
    refused: /payment_methods_of_fingerprint/,
    among: methods('m.removed_at is null and m.fingerprint is not null'),
    put: ({ id }) => [
      `insert into payment_methods (id, customer_id, gateway, token, kind, label, exp_month, exp_year, is_default, created_at, fingerprint)
        select gen_random_uuid(), customer_id, gateway, 'another', kind, label, exp_month, exp_year, false, created_at, fingerprint
        from payment_methods where id = '${id}'`,
    ],
  },
  {
    what: 'two methods that are both the default',
    refused: /payment_methods_one_default/,
    among: methods('m.removed_at is null and m.is_default'),
    put: ({ id }) => [
      `insert into payment_methods (id, customer_id, gateway, token, kind, label, exp_month, exp_year, is_default, created_at)
        select gen_random_uuid(), customer_id, gateway, 'another', kind, label, exp_month, exp_year, true, created_at
        from payment_methods where id = '${id}'`,
    ],
  },
  {
    what: 'the same card kept twice under two names',
    rule: 'one kept method is the default',
    among: methods('m.removed_at is null and m.fingerprint is not null'),
    put: ({ id }) => [
      'drop index payment_methods_of_fingerprint',
      `insert into payment_methods (id, customer_id, gateway, token, kind, label, exp_month, exp_year, is_default, created_at, fingerprint)
        select gen_random_uuid(), customer_id, gateway, 'another', kind, label, exp_month, exp_year, false, created_at, fingerprint
        from payment_methods where id = '${id}'`,
    ],
    names: ['customer_id', 'number'],
  },
  {
    what: 'kept methods of which none is the default',
    rule: 'one kept method is the default',
    among: methods('m.removed_at is null and m.is_default'),
    put: ({ id }) => [`update payment_methods set is_default = false where id = '${id}'`],
    names: ['customer_id', 'number'],
  },
  {
    what: 'a paid invoice that is to be charged',
    rule: 'what is asked for is charged while it is open',
    among: `select i.id, i.number from invoices i join due_charges d on d.invoice_id = i.id where i.status = 'paid' order by i.id`,
    put: ({ id }) => [`update due_charges set charge_on = due_on where invoice_id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a withdrawn renewal that is to be charged',
    rule: 'what is asked for is charged while it is open',
    among: `select i.id, i.number from invoices i join due_charges d on d.invoice_id = i.id where i.status = 'cancelled' order by i.id`,
    put: ({ id }) => [`update due_charges set charge_on = due_on where invoice_id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a renewal that nobody will charge or remind of',
    rule: 'what is asked for is charged while it is open',
    among: `select i.id, i.number from invoices i join due_charges d on d.invoice_id = i.id where i.status = 'pending' and i.origin = 'renewal'
      and i.begun_by = 'shop' order by i.id`,
    put: ({ id }) => [`delete from due_charges where invoice_id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment that nobody will charge',
    rule: 'what is asked for is charged while it is open',
    among: `select i.id, i.number from invoices i join due_charges d on d.invoice_id = i.id where i.status = 'pending'
      and i.origin = 'instalment' order by i.id`,
    put: ({ id }) => [`delete from due_charges where invoice_id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a renewal that expired without a word',
    rule: 'what expired was asked for before',
    among: `select i.id, i.number from invoices i where i.status = 'expired' and i.origin = 'renewal' and i.begun_by = 'shop'
      and i.due_on < i.expires_on order by i.id`,
    put: ({ id }) => [
      `delete from events where type like 'renewal.%' and payload #>> '{invoice,id}' = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a loss by a dispute that was forgotten',
    rule: 'disputes equal the books',
    among: lost,
    put: ({ id }) => [`update payments set lost_minor = 0 where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a payment that reads as disputed for ever',
    rule: 'disputes equal the books',
    among: lost,
    put: ({ id }) => [`update payments set disputed_at = now() where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a dispute that was opened again behind the shop’s back',
    rule: 'disputes equal the books',
    among: lost,
    put: ({ dispute }) => [`update disputes set status = 'open', closed_at = null where id = '${dispute}'`],
    names: ['id', 'number'],
  },
]
