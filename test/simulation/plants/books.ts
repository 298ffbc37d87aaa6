import type { Plant } from './plant.ts'

const journals = (kind: string) => `select id, customer_id from journals where kind = '${kind}' order by id`
const balances = `select b.customer_id as id, c.number::text as number, b.currency from credit_balances b join customers c on c.id = b.customer_id
  where b.balance_minor > 0 order by 1`
const told = (type: string) => `select e.id, e.chain, e.payload #>> '{invoice,number}' as number from events e
  where e.type = '${type}' order by e.chain, e.seq`

/** Faults of the books, of credit and of what was told of it. */
export const bookPlants: readonly Plant[] = [
  {
    what: 'a posting that was raised',
    rule: 'journals balance',
    among: journals('refund'),
    put: ({ id }) => [
      `update postings set amount_minor = amount_minor + 1 where line = 0 and journal_id = '${id}'`,
    ],
    names: ['id'],
  },
  {
    what: 'a journal without postings',
    rule: 'journals balance',
    among: journals('credit_adjusted'),
    put: ({ id }) => [`delete from postings where journal_id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'postings without their journal',
    rule: 'journals balance',
    among: journals('credit_adjusted'),
    put: ({ id }) => [`delete from journals where id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'a journal that does not balance from the start',
    refused: /do not sum to zero/,
    among: journals('payment_received'),
    put: ({ customer_id }) => [
      `with journal as (insert into journals (id, at, kind, customer_id) values (gen_random_uuid(), now(), 'refund', '${customer_id}') returning id)
       insert into postings (journal_id, line, customer_id, account, currency, amount_minor)
       select id, 0, '${customer_id}', 'revenue', 'EUR', 5 from journal`,
      'set constraints all immediate',
    ],
  },
  {
    what: 'a posting that is changed',
    refused: /append-only/,
    among: journals('refund'),
    put: ({ id }) => [`update postings set amount_minor = amount_minor + 1 where journal_id = '${id}'`],
  },
  {
    what: 'money on the account of another invoice',
    rule: 'postings stand on accounts that there are',
    among: journals('payment_received'),
    put: ({ id }) => [
      `update postings set account = 'invoice/' || gen_random_uuid() where account like 'invoice/%' and journal_id = '${id}'`,
    ],
    names: ['id'],
  },
  {
    what: 'money of an invoice in another currency',
    rule: 'postings stand on accounts that there are',
    among: journals('invoice_paid'),
    put: ({ id }) => [`update postings set currency = 'USD' where journal_id = '${id}'`],
    names: ['id'],
  },
  {
    what: 'credit out of nothing',
    rule: 'credit equals the books',
    among: balances,
    put: ({ id }) => [
      `update credit_balances set balance_minor = balance_minor + 5 where customer_id = '${id}'`,
    ],
    names: ['id', 'number'],
  },
  {
    what: 'credit that was lost',
    rule: 'credit equals the books',
    among: balances,
    put: ({ id }) => [`delete from credit_balances where customer_id = '${id}'`],
    names: ['id', 'number'],
  },
  {
    what: 'credit below nothing',
    refused: /credit_balances_balance_minor_check/,
    among: balances,
    put: ({ id }) => [`update credit_balances set balance_minor = -1 where customer_id = '${id}'`],
  },
  {
    what: 'money that became credit without a word',
    rule: 'credit moves with an event',
    among: told('credit.received'),
    put: ({ id }) => [`delete from events where id = '${id}'`],
    names: ['number', 'chain'],
  },
  {
    what: 'credit that was used without a word',
    rule: 'credit moves with an event',
    among: told('credit.applied'),
    put: ({ id }) => [`delete from events where id = '${id}'`],
    names: ['number', 'chain'],
  },
  {
    what: 'less told than became credit',
    rule: 'credit moves with an event',
    among: told('credit.received'),
    put: ({ id }) => [
      `update events set payload = jsonb_set(payload, '{amount,minor}', to_jsonb(((payload #>> '{amount,minor}')::bigint - 1)::text)) where id = '${id}'`,
    ],
    names: ['number', 'chain'],
  },
  {
    what: 'credit by hand whose reason was left out',
    rule: 'credit given by hand has its reason',
    among: `${journals('credit_adjusted')} offset 1`,
    put: ({ id }) => [`update journals set reason = null where id = '${id}'`],
    names: ['id', 'customer_id'],
  },
  {
    what: 'credit by hand for another reason than was told',
    rule: 'credit given by hand has its reason',
    among: journals('credit_adjusted'),
    put: ({ id }) => [`update journals set reason = 'nobody said so' where id = '${id}'`],
    names: ['id', 'customer_id'],
  },
]
