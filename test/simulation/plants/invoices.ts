import { type Named, type Plant, withoutChecks } from './plant.ts'

const invoices = (where: string) =>
  `select i.id, i.number, i.customer_id from invoices i where ${where} order by i.id`
const paid = invoices(`i.status = 'paid' and i.total_minor > 0 and i.tax_minor > 0 and i.refunded_minor = 0`)
const pending = invoices(`i.status = 'pending' and i.received_minor < i.total_minor`)
const ended = (status: string) => invoices(`i.status = '${status}' and i.total_minor >= 300`)
const notes = `select n.id, n.number as note, i.number from credit_notes n join invoices i on i.id = n.invoice_id
  where n.tax_minor > 3 and jsonb_array_length(i.taxes) = 1 and (i.taxes #>> '{0,baseMinor}')::bigint = i.net_minor order by n.id`

/** Credit was used on it, it ended, and no journal gave the credit back. */
const stuck: Named['put'] = ({ id, customer_id }) => [
  `with journal as (insert into journals (id, at, kind, customer_id, invoice_id)
      values (gen_random_uuid(), now(), 'credit_applied', '${customer_id}', '${id}') returning id)
    insert into postings (journal_id, line, customer_id, account, currency, amount_minor)
    select id, line, '${customer_id}', account, 'EUR', minor
    from journal, (values (0, 'credit/${customer_id}', 300), (1, 'invoice/${id}', -300)) as posting(line, account, minor)`,
  `update invoices set received_minor = 300 where id = '${id}'`,
]

/** Faults of invoices, their money, their credit notes and their numbers. */
export const invoicePlants: readonly Plant[] = [
  {
    what: 'a total that was raised',
    rule: 'totals equal the lines',
    among: pending,
    put: ({ id }) => [
      `update invoices set net_minor = net_minor + 1, total_minor = total_minor + 1 where id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a line that was lowered',
    rule: 'totals equal the lines',
    among: paid,
    put: ({ id }) => [
      `update invoice_lines set unit_minor = 1, quantity = 1, discount_minor = 0, amount_minor = 1 where invoice_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a total that is changed after it was issued',
    refused: /is issued and cannot be changed/,
    among: pending,
    put: ({ id }) => [
      `update invoices set net_minor = net_minor + 1, total_minor = total_minor + 1 where id = '${id}'`,
    ],
  },
  {
    what: 'money that never came',
    rule: 'money received equals the books',
    among: pending,
    put: ({ id }) => [`update invoices set received_minor = received_minor + 1 where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a paid invoice that waits again',
    rule: 'status follows the money',
    among: paid,
    put: ({ id }) => [`update invoices set status = 'pending', paid_at = null where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'an unpaid invoice called paid',
    rule: 'status follows the money',
    among: pending,
    put: ({ id }) => [
      withoutChecks('invoices'),
      `update invoices set status = 'paid', paid_at = now() where id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'an unpaid invoice called paid, past the database',
    refused: /invoices_check/,
    among: pending,
    put: ({ id }) => [`update invoices set status = 'paid', paid_at = now() where id = '${id}'`],
  },
  {
    what: 'credit that is stuck on an expired invoice',
    rule: 'status follows the money',
    among: ended('expired'),
    put: stuck,
    names: ['id', 'number'],
  },
  {
    what: 'credit that is stuck on a cancelled invoice',
    rule: 'status follows the money',
    among: ended('cancelled'),
    put: stuck,
    names: ['id', 'number'],
  },
  {
    what: 'tax booked as revenue',
    rule: 'revenue equals net and tax',
    among: paid,
    put: ({ id }) => [
      `update postings set account = 'revenue' where account like 'tax/%' and journal_id in (
        select id from journals where kind = 'invoice_paid' and invoice_id = '${id}')`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a credit note that is gone',
    rule: 'refunds equal credit notes',
    among: notes,
    put: ({ id }) => [`delete from credit_notes where id = '${id}'`],
    names: ['number'],
  },
  {
    what: 'a credit note with another split than the books',
    rule: 'refunds equal credit notes',
    among: notes,
    put: ({ id }) => [
      `update credit_notes set net_minor = net_minor + 1, tax_minor = tax_minor - 1 where id = '${id}'`,
    ],
    names: ['number'],
  },
  {
    what: 'a base that is not its gross less its tax',
    rule: 'credit notes are parts of their invoice',
    among: notes,
    put: ({ id }) => [
      `update credit_notes set taxes = jsonb_set(taxes, '{0,baseMinor}', to_jsonb(((taxes #>> '{0,baseMinor}')::bigint + 1)::text)) where id = '${id}'`,
    ],
    names: ['number', 'note'],
  },
  {
    what: 'a credit note that takes back more tax than its gross bears',
    rule: 'credit notes are parts of their invoice',
    among: notes,
    put: ({ id }) => [
      `update credit_notes set net_minor = net_minor + 3, tax_minor = tax_minor - 3, taxes = jsonb_set(jsonb_set(taxes,
        '{0,baseMinor}', to_jsonb(((taxes #>> '{0,baseMinor}')::bigint + 3)::text)),
        '{0,taxMinor}', to_jsonb(((taxes #>> '{0,taxMinor}')::bigint - 3)::text)) where id = '${id}'`,
    ],
    names: ['number', 'note'],
  },
  {
    what: 'credit notes that do not come to all that was given back',
    rule: 'credit notes are parts of their invoice',
    among: `select n.id, i.number from credit_notes n join invoices i on i.id = n.invoice_id
      where i.refunded_minor = i.total_minor and n.tax_minor > 1 and jsonb_array_length(i.taxes) = 1 order by n.id`,
    put: ({ id }) => [
      `update credit_notes set net_minor = net_minor + 1, tax_minor = tax_minor - 1, taxes = jsonb_set(jsonb_set(taxes,
        '{0,baseMinor}', to_jsonb(((taxes #>> '{0,baseMinor}')::bigint + 1)::text)),
        '{0,taxMinor}', to_jsonb(((taxes #>> '{0,taxMinor}')::bigint - 1)::text)) where id = '${id}'`,
    ],
    names: ['number'],
  },
  {
    what: 'an invoice that expired, and whose history says it waits',
    rule: 'invoices stand as their history says',
    among: pending,
    put: ({ id }) => [`update invoices set status = 'expired' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a renewal that was left and can still be paid',
    rule: 'only orders and renewals expire',
    among: invoices(`i.status = 'cancelled' and i.origin = 'renewal' and i.begun_by = 'customer'`),
    put: ({ id }) => [
      `update invoices set status = 'expired', cancelled_at = null, cancel_reason = null where id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'all instalments at once, which were left and still stand',
    rule: 'only orders and renewals expire',
    among: invoices(`i.status in ('pending', 'cancelled') and i.origin = 'instalment'`),
    put: ({ id }) => [
      `update invoices set begun_by = 'customer', status = 'expired', cancelled_at = null, cancel_reason = null where id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'an instalment whose invoice is about to expire',
    rule: 'only orders and renewals expire',
    among: invoices(`i.status = 'pending' and i.origin = 'instalment' and i.begun_by = 'shop'`),
    put: ({ id }) => [`update invoices set expires_on = due_on where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'an order that comes to more than was agreed',
    rule: 'orders come to what was agreed',
    among: invoices(`i.origin = 'customer' and i.total_minor > 0`),
    put: ({ id }) => [
      `update consents set order_terms = order_terms || jsonb_build_object('nowMinor', ((order_terms ->> 'nowMinor')::bigint - 1)::text) where invoice_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'an order that nobody agreed to',
    rule: 'orders come to what was agreed',
    among: invoices(`i.origin = 'customer' and i.total_minor > 0`),
    put: ({ id }) => [`delete from consents where invoice_id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'an invoice that is gone',
    rule: 'numbers have no gap',
    among: pending,
    put: ({ id }) => [
      `delete from invoice_lines where invoice_id = '${id}'`,
      `delete from invoices where id = '${id}'`,
    ],
    names: ['number'],
  },
  {
    what: 'a credit note with a number of its own',
    rule: 'numbers have no gap',
    among: notes,
    put: ({ id }) => [`update credit_notes set number = 'CN-900009' where id = '${id}'`],
    names: ['note'],
  },
  {
    what: 'two invoices with one number',
    refused: /invoices_number_key/,
    among: pending,
    put: ({ number, customer_id }) => [
      `insert into invoices (id, customer_id, status, origin, begun_by, number, title, currency, tax_mode, net_minor, tax_minor, total_minor,
          billed_to, seller, taxes, created_by, issued_at, created_at)
        values (gen_random_uuid(), '${customer_id}', 'pending', 'customer', 'customer', '${number}', 'Twin', 'EUR', 'exclusive', 0, 0, 0,
          '{}', '{}', '[]', '{}', now(), now())`,
    ],
  },
  {
    what: 'an invoice that is found by another title',
    rule: 'invoices are found by their titles',
    among: paid,
    put: ({ id }) => [`update invoices set folded = lower(title) || 'é' where id = '${id}'`],
    names: ['id', 'number'],
  },
]
