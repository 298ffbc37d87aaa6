import type { Plant } from './plant.ts'

const customers = `select c.id, c.number::text as number, c.name, c.user_id, u.email from customers c join users u on u.id = c.user_id order by c.id`
const chains = (
  type: string,
) => `select e.id, e.chain, e.seq::text as seq from events e join customers c on c.id = e.chain
  where e.type = '${type}' order by e.chain, e.seq`
const queued = `select m.id, m.recipient from emails m join graphile_worker._private_jobs j on j.payload ->> 'emailId' = m.id::text
  where m.status = 'queued' order by m.id`
const emails = (
  template: string,
) => `select m.id, m.customer_id, m.recipient, c.number::text as number from emails m
  join customers c on c.id = m.customer_id where m.template = '${template}' order by m.id`

/** Faults of accounts, logins, histories, and of what was written to people. */
export const peoplePlants: readonly Plant[] = [
  {
    what: 'a customer whose accents and capitals were left in what they are found by',
    rule: 'customers are found by their names',
    among: customers,
    put: ({ id }) => [`update customers set name = 'İpek Élodie O’Brien' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a telephone number that is not found by its digits',
    rule: 'customers are found by their names',
    among: customers,
    put: ({ id }) => [
      `update customers set phone = '+49 30 5550143', folded = folded || ' +49 30 5550143' where id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'a name that was changed, and left behind at the login',
    rule: 'a person has one name',
    among: customers,
    put: ({ user_id }) => [`update users set name = 'Maiden Name' where id = '${user_id}'`],
    names: ['id', 'number'],
  },
  ...[
    ['a telephone number that is none', `phone = 'abc'`],
    ['a tax id that is none', `tax_id = 'DE12', country = 'DE'`],
    ['a postcode that is none', `postcode = '1', country = 'DE'`],
  ].map(
    ([what = '', set]): Plant => ({
      what,
      rule: 'details are what they are called',
      among: customers,
      put: ({ id }) => [`update customers set ${set} where id = '${id}'`],
      names: ['id', 'number'],
    }),
  ),
  ...[
    ['a name that turns text round', `name = e'Ada\\u202Eecalevol'`],
    ['a company that holds a control character', `company = e'Ad\\u0007a'`],
  ].map(
    ([what = '', set]): Plant => ({
      what,
      rule: 'texts hold nothing unseen',
      among: customers,
      put: ({ id }) => [`update customers set ${set} where id = '${id}'`],
      names: ['id', 'number'],
    }),
  ),
  {
    what: 'a field of a purchase that turns text round',
    rule: 'texts hold nothing unseen',
    among: 'select id, name from purchases order by id',
    put: ({ id }) => [
      `update purchases set fields = jsonb_build_array(jsonb_build_object('label', 'Domain', 'value', e'\\u2066example')) where id = '${id}'`,
    ],
    names: ['id', 'name'],
  },
  {
    what: 'a title that turns text round',
    rule: 'texts hold nothing unseen',
    among: 'select id, number from invoices where number is not null order by id',
    put: ({ id }) => [`update invoices set title = e'Hosting \\u202E' where id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'a link to a new password that outlived one',
    rule: 'a new password ends every link',
    among: customers,
    put: ({ user_id }) => [
      `insert into verifications (id, identifier, value, expires_at, created_at, updated_at)
        values (gen_random_uuid(), 'reset-password:an-old-one', '${user_id}', now() + interval '1 hour', now(), now())`,
    ],
    names: ['user_id', 'email'],
  },
  {
    what: 'an event that was rewritten',
    rule: 'the history holds',
    among: chains('invoice.paid'),
    put: ({ id }) => [`update events set payload = payload || '{"title": "Another"}' where id = '${id}'`],
    names: ['chain', 'seq'],
  },
  {
    what: 'an event that was taken out',
    rule: 'the history holds',
    among: chains('invoice.issued'),
    put: ({ id }) => [`delete from events where id = '${id}'`],
    names: ['chain'],
  },
  {
    what: 'the newest event taken off the end',
    rule: 'the history holds',
    among: chains('customer.opened'),
    put: ({ chain }) => [
      `delete from events where chain = '${chain}' and seq = (select max(seq) from events where chain = '${chain}')`,
    ],
    names: ['chain'],
  },
  {
    what: 'what is personal of an event, rewritten',
    rule: 'the history holds',
    among: chains('customer.opened'),
    put: ({ id }) => [`update event_personal set personal = '{"name": "Somebody"}' where event_id = '${id}'`],
    names: ['chain'],
  },
  {
    what: 'a history that is gone',
    rule: 'the history holds',
    among: customers,
    put: ({ id }) => [
      `delete from events where chain = '${id}'`,
      `delete from history_heads where chain = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'an event that is changed, past the database',
    refused: /append-only/,
    among: chains('invoice.paid'),
    put: ({ id }) => [`update events set payload = '{}' where id = '${id}'`],
  },
  {
    what: 'an email that was written twice',
    refused: /emails_template_subject_id_occasion_recipient_key/,
    among: emails('invoice.paid'),
    put: ({ id }) => [
      `insert into emails (id, template, subject_id, occasion, recipient, locale, content, status, created_at)
        select gen_random_uuid(), template, subject_id, occasion, recipient, locale, content, status, created_at from emails where id = '${id}'`,
    ],
  },
  {
    what: 'an email that was written twice, without the key that refuses it',
    rule: 'no email twice',
    among: emails('invoice.paid'),
    put: ({ id }) => [
      'alter table emails drop constraint emails_template_subject_id_occasion_recipient_key',
      `insert into emails (id, template, subject_id, occasion, recipient, locale, content, status, created_at)
        select gen_random_uuid(), template, subject_id, occasion, recipient, locale, content, status, created_at from emails where id = '${id}'`,
    ],
    names: ['recipient'],
  },
  {
    what: 'an email that was sent twice',
    rule: 'no email twice',
    among: emails('invoice.paid'),
    put: ({ id, customer_id }) => [
      `insert into events (id, chain, seq, at, type, version, grouping, audience, actor, payload, previous, digest)
        select gen_random_uuid(), '${customer_id}', 1000000 + n, now(), 'email.sent', 1, 'email', 'customer', '{}',
          jsonb_build_object('email', jsonb_build_object('id', '${id}')), '', '' from generate_series(1, 2) n`,
    ],
    names: ['id', 'recipient'],
  },
  {
    what: 'an email without the job that sends it',
    rule: 'every queued email has its job',
    among: queued,
    put: ({ id }) => [`delete from graphile_worker._private_jobs where payload ->> 'emailId' = '${id}'`],
    names: ['id', 'recipient'],
  },
  {
    what: 'an email whose job has used up its attempts',
    rule: 'every queued email has its job',
    among: queued,
    put: ({ id }) => [
      `update graphile_worker._private_jobs set attempts = max_attempts, locked_at = null where payload ->> 'emailId' = '${id}'`,
    ],
    names: ['id', 'recipient'],
  },
  ...['renewal.reminder', 'purchase.expired', 'renewal.payment_failed', 'invoice.paid'].map(
    (template): Plant => ({
      what: `an email ${template} that nobody wrote`,
      rule: 'what customers must hear of was written to them',
      among: emails(template),
      put: ({ id }) => [`delete from emails where id = '${id}'`],
      names: ['customer_id', 'number'],
    }),
  ),
]
