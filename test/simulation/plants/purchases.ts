import { addEvent, type Plant } from './plant.ts'

const purchases = (
  where: string,
) => `select p.id, p.name, p.customer_id, c.number::text as customer, i.id as invoice, i.number
  from purchases p join customers c on c.id = p.customer_id join invoice_lines l on l.id = p.line_id join invoices i on i.id = l.invoice_id
  where ${where} order by p.id`
const active = purchases(`p.status = 'active' and p.term_unit is not null`)
const renewed = `select p.id, i.number, i.id as invoice, e.id as event, l.id as line, p.customer_id, e.payload ->> 'from' as "from"
  from events e join purchases p on p.id::text = e.payload #>> '{purchase,id}' join invoices i on i.id::text = e.payload #>> '{invoice,id}'
  join invoice_lines l on l.invoice_id = i.id and l.fulfilment ->> 'purchaseId' = p.id::text
  where e.type = 'purchase.renewed' order by e.chain, e.seq`
const charged = `select t.id, i.number, e.chain, e.seq - 1 as seq, l.fulfilment ->> 'purchaseId' as purchase
  from payments t join events e on e.chain = t.customer_id and e.type = 'payment.started' and e.payload #>> '{payment,id}' = t.id::text
  join invoices i on i.id::text = e.payload #>> '{invoice,id}' join invoice_lines l on l.invoice_id = i.id and l.fulfilment_kind = 'purchase.renewal'
  where t.origin = 'renewal' order by t.id`

/** The event just before the charge says something else. */
const before =
  (type: string, more = '') =>
  ({ chain, seq, purchase }: Readonly<Record<string, string>>) => [
    `update events set type = '${type}', payload = jsonb_build_object('purchase', jsonb_build_object('id', '${purchase}'))${more}
    where chain = '${chain}' and seq = ${seq}`,
  ]

/** Faults of what was sold: its deliveries, terms, renewals and states. */
export const purchasePlants: readonly Plant[] = [
  {
    what: 'a term that was billed whole though a part of it was given back',
    rule: 'what was billed is what is left of it',
    among: `select p.id, i.number from purchases p join invoice_lines l on l.id = p.line_id join invoices i on i.id = l.invoice_id
      where p.term_from = p.started_on and i.refunded_minor > 0 and p.billed_minor < l.amount_minor
        and not exists (select from changes c where c.purchase_id = p.id and c.status = 'done') order by 1`,
    put: ({ id }) => [
      `update purchases p set billed_minor = l.amount_minor from invoice_lines l where l.id = p.line_id and p.id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a purchase of an unpaid line',
    rule: 'purchases are paid for',
    among: active,
    put: ({ id }) => [
      `update purchases set line_id = (select min(l.id::text)::uuid from invoice_lines l join invoices i on i.id = l.invoice_id
        where i.status <> 'paid' and l.fulfilment_kind = 'purchase.new') where id = '${id}'`,
    ],
    names: ['id'],
  },
  {
    what: 'a term that nobody paid',
    rule: 'purchases are paid for',
    among: active,
    put: ({ id }) => [`update purchases set term_from = '2025-02-20' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a paid order without its purchase',
    rule: 'what was paid is delivered',
    among: active,
    put: ({ id }) => [`delete from purchases where id = '${id}'`],
    names: ['number'],
  },
  {
    what: 'a paid renewal that delivered nothing',
    rule: 'what was paid is delivered',
    among: renewed,
    put: ({ event }) => [`delete from events where id = '${event}'`],
    names: ['number', 'line'],
  },
  {
    what: 'a paid renewal that is open again',
    rule: 'what was paid is delivered',
    among: renewed,
    put: ({ invoice }) => [`update renewals set status = 'open' where invoice_id = '${invoice}'`],
    names: ['number'],
  },
  {
    what: 'what was stopped, and renews for ever',
    rule: 'purchases stand as their history says',
    among: purchases(`p.status = 'active' and p.term_unit is not null and not p.auto_renew`),
    put: ({ id }) => [`update purchases set auto_renew = true where id = '${id}'`],
    names: ['id', 'customer'],
  },
  {
    what: 'what nobody stopped, and stops',
    rule: 'purchases stand as their history says',
    among: purchases(`p.status = 'active' and p.auto_renew`),
    put: ({ id }) => [`update purchases set auto_renew = false where id = '${id}'`],
    names: ['id', 'customer'],
  },
  {
    what: 'what was to be paid by hand, and is charged',
    rule: 'purchases stand as their history says',
    among: purchases(`p.collection = 'manual' and p.term_unit is not null`),
    put: ({ id }) => [`update purchases set collection = 'automatic' where id = '${id}'`],
    names: ['id', 'customer'],
  },
  {
    what: 'what was cancelled, and can be used',
    rule: 'purchases stand as their history says',
    among: purchases(`p.status = 'cancelled'`),
    put: ({ id }) => [
      `update purchases set status = 'active', ended_at = null, end_reason = null where id = '${id}'`,
    ],
    names: ['id', 'customer'],
  },
  {
    what: 'what was paid for, and ended without a word',
    rule: 'purchases stand as their history says',
    among: active,
    put: ({ id }) => [`update purchases set status = 'expired', ended_at = now() where id = '${id}'`],
    names: ['id', 'customer'],
  },
  {
    what: 'a term that is longer than was paid for',
    rule: 'purchases stand as their history says',
    among: active,
    put: ({ id }) => [`update purchases set expires_on = expires_on + 30 where id = '${id}'`],
    names: ['id', 'customer'],
  },
  {
    what: 'an order that says other days than it delivered',
    rule: 'periods are what was delivered',
    among: active,
    put: ({ invoice }) => [
      `update invoice_lines set delivered_from = delivered_from - 11, delivered_to = delivered_to - 11 where invoice_id = '${invoice}'`,
    ],
    names: ['number', 'id'],
  },
  {
    what: 'a lapsed renewal that says the days it was issued for',
    rule: 'periods are what was delivered',
    among: `select p.id, i.number, l.id as line from invoice_lines l join invoices i on i.id = l.invoice_id
      join purchases p on p.id::text = l.fulfilment ->> 'purchaseId'
      where l.fulfilment_kind = 'purchase.renewal' and l.delivered_from <> l.period_from order by l.id`,
    put: ({ line }) => [
      `update invoice_lines set delivered_from = period_from, delivered_to = period_to where id = '${line}'`,
    ],
    names: ['number', 'id'],
  },
  {
    what: 'an unpaid renewal that says what it delivered',
    rule: 'periods are what was delivered',
    among: `select p.id, i.number, l.id as line from invoice_lines l join invoices i on i.id = l.invoice_id and i.status = 'pending'
      join purchases p on p.id::text = l.fulfilment ->> 'purchaseId' where l.fulfilment_kind = 'purchase.renewal' order by l.id`,
    put: ({ line }) => [
      `update invoice_lines set delivered_from = period_from, delivered_to = period_to where id = '${line}'`,
    ],
    names: ['number', 'id'],
  },
  {
    what: 'a renewal that begins before the term before it ends',
    rule: 'terms follow one another',
    among: renewed,
    put: ({ event }) => [
      `update events set payload = jsonb_set(payload, '{from}', to_jsonb(((payload ->> 'from')::date - 1)::text)) where id = '${event}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'days lost between a term and its renewal',
    rule: 'terms follow one another',
    among: renewed.replace('order by', `and not (e.payload ->> 'wasExpired')::boolean order by`),
    put: ({ event }) => [
      `update events set payload = jsonb_set(payload, '{from}', to_jsonb(((payload ->> 'from')::date + 1)::text)) where id = '${event}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a purchase whose next term nobody will invoice',
    rule: 'each term is invoiced once',
    among: purchases(`p.status = 'active' and p.auto_renew and p.invoiced_for is distinct from p.expires_on`),
    put: ({ id }) => [`update purchases set invoiced_for = expires_on where id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'a renewal that is kept of an invoice for something else',
    rule: 'each term is invoiced once',
    among: `select p.id, i.number, r.period_start::text as start from renewals r join purchases p on p.id = r.purchase_id
      join invoices i on i.id = r.invoice_id order by 1, 3`,
    put: ({ id, start }) => [
      `update renewals set period_start = period_start + 1 where purchase_id = '${id}' and period_start = '${start}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'two renewals for one term',
    refused: /renewals_pkey/,
    among: `select purchase_id as id, period_start::text as start from renewals order by 1, 2`,
    put: ({ id, start }) => [
      `insert into renewals select * from renewals where purchase_id = '${id}' and period_start = '${start}'`,
    ],
  },
  {
    what: 'a charge for what was stopped',
    rule: 'nobody is charged for what was stopped',
    among: charged,
    put: before('purchase.auto_renew_turned_off'),
    names: ['number', 'purchase', 'id'],
  },
  {
    what: 'a charge for what was cancelled',
    rule: 'nobody is charged for what was stopped',
    among: charged,
    put: before('purchase.cancelled'),
    names: ['number', 'purchase', 'id'],
  },
  {
    what: 'a charge for what was to be paid by hand',
    rule: 'nobody is charged for what was stopped',
    among: charged,
    put: before('purchase.collection_changed', ` || '{"collection":"manual"}'`),
    names: ['number', 'purchase', 'id'],
  },
  {
    what: 'a renewal that its customer left, and with which everything stopped',
    rule: 'leaving a renewal stops nothing',
    among: `select e.chain, e.cause, i.number, l.fulfilment ->> 'purchaseId' as purchase from events e
      join invoices i on i.id::text = e.payload #>> '{invoice,id}' and i.begun_by = 'customer'
      join invoice_lines l on l.invoice_id = i.id and l.fulfilment_kind = 'purchase.renewal'
      where e.type = 'invoice.cancelled' order by e.chain, e.seq`,
    put: ({ chain = '', cause = '', purchase }) => [
      addEvent(chain, {
        type: 'purchase.auto_renew_turned_off',
        payload: `jsonb_build_object('purchase', jsonb_build_object('id', '${purchase}'))`,
        cause,
      }),
    ],
    names: ['number', 'purchase'],
  },
  {
    what: 'a refund after which nobody asked what becomes of the purchase',
    rule: 'refunds are followed',
    // What was to be kept needs nobody to follow.
    among: `select e.id, i.number from events e join invoices i on i.id::text = e.payload #>> '{invoice,id}' where e.type = 'refund.followed'
      and not exists (select from refunds r where r.invoice_id = i.id and r.afterwards = 'keep')
      and exists (select from invoice_lines l where l.invoice_id = i.id and l.fulfilment_kind like 'purchase.%') order by e.chain, e.seq`,
    put: ({ id }) => [`delete from events where id = '${id}'`],
    names: ['number'],
  },
  {
    what: 'a whole refund after which everything goes on',
    rule: 'refunds are followed',
    among: `select f.payload #>> '{invoice,number}' as number, off.id, off.payload #>> '{purchase,id}' as purchase
      from events f join events off on off.chain = f.chain and off.cause = f.cause and off.seq > f.seq
        and off.type in ('purchase.auto_renew_turned_off', 'purchase.cancelled')
      join events paid on paid.chain = f.chain and paid.type in ('purchase.made', 'purchase.renewed') and paid.seq < f.seq
        and paid.payload #>> '{invoice,id}' = f.payload #>> '{invoice,id}' and paid.payload #>> '{purchase,id}' = off.payload #>> '{purchase,id}'
      join purchases p on p.id::text = off.payload #>> '{purchase,id}' and p.term_unit is not null
      where f.type = 'refund.followed' and (f.payload ->> 'afterwards' = 'cancel' and off.type = 'purchase.cancelled'
        or f.payload ->> 'afterwards' = 'stop' and off.type = 'purchase.auto_renew_turned_off' and not exists (select from events over
          where over.chain = f.chain and over.type = 'purchase.expired' and over.payload #>> '{purchase,id}' = off.payload #>> '{purchase,id}'))
      order by f.chain, f.seq`,
    put: ({ id }) => [`delete from events where id = '${id}'`],
    names: ['number', 'purchase'],
  },
  {
    what: 'a whole refund of a running term that was kept, though nobody asked for it',
    rule: 'a whole refund stops what it paid for',
    among: `select e.id, i.number, i.id as invoice from events e join invoices i on i.id::text = e.payload #>> '{invoice,id}'
      where e.type = 'refund.followed' and e.payload ->> 'afterwards' = 'stop' and i.refunded_minor = i.received_minor
        and not exists (select from refunds r where r.invoice_id = i.id and r.afterwards is not null)
        and exists (select from invoice_lines l where l.invoice_id = i.id and l.delivered_to > e.at::date + 2)
      order by e.chain, e.seq`,
    put: ({ id }) => [`update events set payload = payload || '{"afterwards": "keep"}' where id = '${id}'`],
    names: ['number', 'invoice'],
  },
  {
    what: 'what must be attached and goes on without its parent',
    rule: 'what must be attached ends with its parent',
    among: `select p.id, p.parent_id, c.number::text as customer from purchases p join customers c on c.id = p.customer_id
      where p.must_attach and p.status = 'active' order by p.id`,
    put: ({ parent_id }) => [
      `update purchases set status = 'cancelled', auto_renew = false, ended_at = now(), end_reason = 'over' where id = '${parent_id}'`,
    ],
    names: ['id', 'parent_id', 'customer'],
  },
  {
    what: 'what must be attached and belongs to nothing',
    rule: 'what must be attached ends with its parent',
    among: purchases(`p.must_attach and p.status = 'active'`),
    put: ({ id }) => [`update purchases set parent_id = null where id = '${id}'`],
    names: ['id', 'customer'],
  },
  {
    what: 'a purchase that is found by another name',
    rule: 'purchases are found by their names',
    among: active,
    put: ({ id }) => [`update purchases set folded = 'no name' where id = '${id}'`],
    names: ['id', 'customer'],
  },
]
