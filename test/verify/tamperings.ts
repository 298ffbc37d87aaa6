const pending = `(select id from invoices where status = 'pending')`
const first = `(select id from invoices where number = 'INV-000001')`
const second = `(select id from invoices where number = 'INV-000002')`
const firstOf = (kind: string) => `(select min(id::text)::uuid from journals where kind = '${kind}')`

const withoutChecks = `do $$ declare name text; begin
  for name in select conname from pg_constraint where conrelid = 'invoices'::regclass and contype = 'c' loop
    execute format('alter table invoices drop constraint %I', name);
  end loop; end $$`

/** What somebody changed behind the shop's back, the rule that it breaks, and what is said of it. */
export const tamperings: [what: string, statements: string[], rule: string, says: RegExp][] = [
  [
    'a loss by a dispute that was forgotten',
    [`update payments set lost_minor = 0 where lost_minor > 0`],
    'disputes equal the books',
    /^Payment \S+ for invoice \S+ says that disputes took 0 of it, and the books say 200\.$/,
  ],
  [
    'a payment that reads as disputed for ever',
    [`update payments set disputed_at = now() where lost_minor > 0`],
    'disputes equal the books',
    /^Payment \S+ for invoice \S+ reads as disputed, and no dispute is open\.$/,
  ],
  [
    'a dispute that was opened again behind the shop’s back',
    [`update disputes set status = 'open', closed_at = null`],
    'disputes equal the books',
    /^Payment \S+ for invoice \S+ does not read as disputed, and a bank has 0 of it\.$/,
  ],
  [
    'a posting that was raised',
    [
      `update postings set amount_minor = amount_minor + 1 where line = 0 and journal_id = ${firstOf('refund')}`,
    ],
    'journals balance',
    /^Journal [0-9a-f-]{36} \(refund\) sums to 1 in EUR instead of zero\.$/,
  ],
  [
    'a journal without postings',
    [`delete from postings where journal_id = ${firstOf('credit_adjusted')}`],
    'journals balance',
    /^Journal \S+ \(credit_adjusted\) has no postings\.$/,
  ],
  [
    'postings without their journal',
    [`delete from journals where id = ${firstOf('credit_adjusted')}`],
    'journals balance',
    /^There are postings of a journal \S+ that is gone\.$/,
  ],
  [
    'credit out of nothing',
    ['update credit_balances set balance_minor = balance_minor + 5'],
    'credit equals the books',
    /^Customer 1001 holds 505 EUR of credit in minor units, and the books say 500/,
  ],
  [
    'credit that was lost',
    ['delete from credit_balances'],
    'credit equals the books',
    /holds 0 EUR of credit .* the books say 500/,
  ],
  [
    'a total that was raised',
    [`update invoices set net_minor = net_minor + 1, total_minor = total_minor + 1 where id = ${pending}`],
    'totals equal the lines',
    /^Invoice INV-000003 says net 2500, tax 269 and total 2769, and its lines come to net 2499, tax 269 and total 2768/,
  ],
  [
    'a line that was lowered',
    [`update invoice_lines set unit_minor = 1, amount_minor = 1 where invoice_id = ${first}`],
    'totals equal the lines',
    /^Invoice INV-000001 says net 1000, tax 190 and total 1190, and its lines come to net 1, tax 0 and total 1/,
  ],
  [
    'money that never came',
    [`update invoices set received_minor = 401 where id = ${pending}`],
    'money received equals the books',
    /^Invoice INV-000003 says that 401 was received, and the books say 400/,
  ],
  [
    'a paid invoice that waits again',
    [`update invoices set status = 'pending', paid_at = null where id = ${first}`],
    'status follows the money',
    /^Invoice INV-000001 is pending with 1190 of 1190 received/,
  ],
  [
    'an unpaid invoice called paid',
    [withoutChecks, `update invoices set status = 'paid', paid_at = now() where id = ${pending}`],
    'status follows the money',
    /^Invoice INV-000003 is paid with 400 of 2768 received/,
  ],
  [
    'tax booked as revenue',
    [
      `update postings set account = 'revenue' where account like 'tax/%' and amount_minor < 0 and journal_id = ${firstOf('invoice_paid')}`,
    ],
    'revenue equals net and tax',
    /^Invoice INV-000001 is paid and earned {"revenue":"1190"} instead of {"revenue":"1000","tax\/VAT 19 %":"190"}/,
  ],
  [
    'a credit note that is gone',
    ['delete from credit_notes'],
    'refunds equal credit notes',
    /^Invoice INV-000002 says that 500 was refunded, and its credit notes come to 0/,
  ],
  [
    'a credit note with another split',
    ['update credit_notes set net_minor = net_minor + 1, tax_minor = tax_minor - 1'],
    'refunds equal credit notes',
    /^Invoice INV-000002 has credit notes of 500, 421 of it net, and the books gave back/,
  ],
  [
    'a payment that is said to have been refused',
    [
      `update payments set status = 'refused' where id in (select payment_id from payment_invoices where invoice_id = ${first})`,
    ],
    'payments equal the books',
    /is refused over 1190, and the books took in 1190 instead of 0\.$/,
  ],
  [
    'a refund that is said to be whole',
    [
      `update payments set status = 'refunded' where id in (select payment_id from payment_invoices where invoice_id = ${second})`,
    ],
    'payments equal the books',
    /is refunded with 500 of 1190 given back\.$/,
  ],
  [
    'a refund that is said not to have been',
    [
      `update payments set refunded_minor = 0, status = 'approved' where id in (select payment_id from payment_invoices where invoice_id = ${second})`,
    ],
    'payments equal the books',
    /says that 0 was given back, and the books say 500\.$/,
  ],
  [
    'a purchase of an unpaid line',
    [
      `update purchases set line_id = (select id from invoice_lines where invoice_id = ${pending})
        where id = (select min(id::text)::uuid from purchases)`,
    ],
    'purchases are paid for',
    /^Purchase \S+ \(Plan\) does not come from a line of a paid invoice, but from INV-000003\.$/,
  ],
  [
    'a term that nobody paid',
    [`update purchases set term_from = '2026-02-20'`],
    'purchases are paid for',
    /^Purchase \S+ \(Plan\) is in a term from 2026-02-20 that no paid renewal began\.$/,
  ],
  [
    'a purchase that is gone',
    ['delete from purchases'],
    'what was paid is delivered',
    /^Invoice INV-000001 is paid, and its line “Plan” was not delivered/,
  ],
  [
    'a renewal that is open again',
    [`update renewals set status = 'open'`],
    'what was paid is delivered',
    /^Invoice INV-000002 is paid, and its renewal of “Plan” is kept as open\.$/,
  ],
  [
    'a paid renewal that started no term',
    [`delete from events where type = 'purchase.renewed'`],
    'what was paid is delivered',
    /^Invoice INV-000002 is paid, and its line “Plan” was not delivered/,
  ],
  [
    'an invoice that is gone',
    [`delete from invoice_lines where invoice_id = ${pending}`, `delete from invoices where id = ${pending}`],
    'numbers have no gap',
    /^Invoice INV-000003 is missing: the numbers have a gap\.$/,
  ],
  [
    'two invoices with one number',
    [
      'alter table invoices drop constraint invoices_number_key',
      `update invoices set number = 'INV-000001' where id = ${second}`,
    ],
    'numbers have no gap',
    /^Invoice INV-000001 is there 2 times/,
  ],
  [
    'a credit note with a number of its own',
    [`update credit_notes set number = 'CN-000009' where number = 'CN-000002'`],
    'numbers have no gap',
    /^Credit note CN-000009 is there 1 times, or beyond its series' counter\.$/,
  ],
  [
    'an event that was rewritten',
    [`update events set payload = payload || '{"title": "Another"}' where type = 'invoice.paid'`],
    'the history holds',
    /^The history of \S+ breaks at event \d+: its record was changed\.$/,
  ],
  [
    'an event that was taken out',
    [`delete from events where type = 'invoice.paid'`],
    'the history holds',
    /: an event before it is missing\.$/,
  ],
  [
    'the newest event taken off the end',
    [`delete from events where type = 'credit.applied'`],
    'the history holds',
    /^The history of \S+ breaks at event \d+:/,
  ],
  [
    'a history that is gone',
    [`delete from events where type <> 'shop.set_up'`, 'delete from history_heads'],
    'the history holds',
    /^Customer 1001 has no history/,
  ],
  [
    'an email that was written twice',
    [
      'alter table emails drop constraint emails_template_subject_id_occasion_recipient_key',
      `insert into emails (id, template, subject_id, occasion, recipient, locale, content, status, created_at)
       select gen_random_uuid(), template, subject_id, occasion, recipient, locale, content, status, created_at
       from emails where template = 'invoice.paid' order by id limit 1`,
    ],
    'no email twice',
    /^The email invoice\.paid about \S+ \(paid\) was written 2 times to ada\.\d+@example\.com\.$/,
  ],
  [
    'an email without the job that sends it',
    [
      `delete from graphile_worker._private_jobs where payload->>'emailId' in
         (select id::text from emails where template = 'invoice.paid' order by id limit 1)`,
    ],
    'every queued email has its job',
    /^The email invoice\.paid of \S+ to ada\.\d+@example\.com waits to be sent, and nobody will send it: it has no job\.$/,
  ],
  [
    'an email whose job has used up its attempts',
    [
      `update graphile_worker._private_jobs set attempts = max_attempts where payload->>'emailId' in
         (select id::text from emails where template = 'invoice.paid' order by id limit 1)`,
    ],
    'every queued email has its job',
    /nobody will send it: its job has used up its attempts\.$/,
  ],
]
