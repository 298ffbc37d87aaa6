import type { Plant } from './plant.ts'

/** Purchases in the term in which they were last changed, of which nothing was given back since but by changes. */
const changed = `select distinct p.id, i.number, i.id as invoice from purchases p
  join changes c on c.purchase_id = p.id and c.status = 'done' and c.after #>> '{cycle,from}' = p.term_from::text
  join invoices i on i.id = c.invoice_id
  where not exists (select from changes later where later.purchase_id = p.id and later.status = 'done' and later.done_at > c.done_at)
    and not exists (select from credit_notes n join jsonb_array_elements(c.after -> 'sources') s on s ->> 'invoiceId' = n.invoice_id::text)
  order by p.id`
const rule = 'a change is what became of it'

/** Faults of what became another package. */
export const changePlants: readonly Plant[] = [
  {
    what: 'a purchase that costs other than its last change said',
    rule,
    among: changed,
    put: ({ id }) => [`update purchases set price_minor = price_minor + 1 where id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'a change that was billed otherwise',
    rule,
    among: changed,
    put: ({ id }) => [`update purchases set billed_minor = billed_minor + 1 where id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'a purchase that waits for a change that nobody began',
    rule,
    among: `select id from purchases where not is_changing order by id`,
    put: ({ id }) => [`update purchases set is_changing = true where id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'a change for an invoice that is not paid',
    rule,
    among: changed,
    put: ({ invoice }) => [
      `update invoices set status = 'pending', paid_at = null, received_minor = 0 where id = '${invoice}'`,
    ],
    names: ['id'],
  },
  {
    what: 'a paid change that changed nothing',
    rule: 'what was paid is delivered',
    among: changed,
    put: ({ invoice }) => [
      `update events set payload = jsonb_set(payload, '{invoice}', 'null') where type = 'purchase.changed' and payload #>> '{invoice,id}' = '${invoice}'`,
    ],
    names: ['number'],
  },
]
