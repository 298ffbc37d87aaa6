import type pg from 'pg'
import type { Cast } from '../data-set/cast.ts'
import { prepared, run } from './plain-sql.ts'

/** Reads what one page shows, the `turn`th time. */
export type ReadFloor = (pool: pg.Pool, cast: Cast, turn: number) => Promise<void>

const sessionText = `select u.id, u.name, u.email, u.email_verified, c.id, c.name, c.locale, c.time_zone, r.permissions
  from sessions s join users u on u.id = s.user_id left join customers c on c.user_id = u.id
  left join staff t on t.user_id = u.id left join roles r on r.id = t.role_id
  where s.token = $1 and s.expires_at > now()`

/** Who asks: read for every page. */
function session(pool: pg.Pool, token: string) {
  return run(pool, prepared('session', sessionText, [token]))
}

const listText = `select id, number, title, status, origin, issued_on, due_on, currency, total_minor, received_minor
  from invoices where customer_id = $1 and status = 'paid' order by id desc limit 26`
const countText = `select status, count(*) from invoices where customer_id = $1 group by status`

export const invoiceList: ReadFloor = async (pool, { largest }, turn) => {
  const buyer = largest[turn % largest.length]
  if (!buyer) return
  await session(pool, buyer.session.token)
  await run(pool, prepared('list', listText, [buyer.customerId]))
  await run(pool, prepared('count', countText, [buyer.customerId]))
}

/** One select for each kind of row that the customer page shows. */
const customerTexts: Record<string, string> = {
  customer:
    'select c.*, u.email_verified from customers c left join users u on u.id = c.user_id where c.id = $1',
  sums: `select currency, status, sum(total_minor), sum(received_minor), sum(refunded_minor)
    from invoices where customer_id = $1 group by currency, status`,
  credit: 'select currency, balance_minor from credit_balances where customer_id = $1',
  methods: `select id, label, status, exp_month, exp_year, is_default
    from payment_methods where customer_id = $1 and removed_at is null`,
  purchases: `select id, parent_id, kind, name, quantity, status, auto_renew, collection, currency, price_minor, term_unit,
    term_count, started_on, expires_on, ended_at, end_reason
    from purchases where customer_id = $1 order by id desc limit 200`,
  invoices: `select id, number, title, status, currency, total_minor, received_minor, issued_on, due_on
    from invoices where customer_id = $1 order by status = 'pending' desc, id desc limit 25`,
  payments: `select t.id, i.number, t.gateway, t.external_id, t.method_label, t.status, t.currency, t.amount_minor,
    t.refunded_minor, t.reason, t.created_at from payments t join payment_invoices part on part.payment_id = t.id and part.position = 0
    join invoices i on i.id = part.invoice_id
    where t.customer_id = $1 order by t.id desc limit 25`,
  movements: `select j.id, j.kind, j.at, p.currency, p.amount_minor from postings p join journals j on j.id = p.journal_id
    where p.account = 'credit/' || $1::text order by j.id desc limit 25`,
  emails: `select id, template, subject, recipient, status, created_at
    from emails where customer_id = $1 order by created_at desc limit 25`,
  schedules: `select s.id, s.name, s.currency, (select json_agg(n order by n.position) from instalments n where n.schedule_id = s.id)
    from schedules s where s.customer_id = $1 order by s.id desc limit 5`,
  counts: `select (select count(*) from purchases where customer_id = $1), (select count(*) from schedules where customer_id = $1),
    (select count(*) from invoices where customer_id = $1 and status <> 'draft'), (select count(*) from payments where customer_id = $1),
    (select count(*) from emails where customer_id = $1)`,
  events: `select e.id, e.seq, e.at, e.type, e.grouping, e.actor, e.payload, p.personal
    from events e left join event_personal p on p.event_id = e.id where e.chain = $1 order by e.seq desc limit 21`,
}

const waitingText = `select
  (select count(*) from (select from payments where status in ('in_review', 'pending') limit 100) p),
  (select count(*) from (select from invoices where status = 'pending' and begun_by = 'shop' and due_on < current_date limit 100) i),
  (select count(*) from (select from emails where status in ('held_back', 'failed') limit 100) e)`

/** What waits for a person, beside the areas of every page of staff. */
async function staffPage(pool: pg.Pool, token: string): Promise<void> {
  await session(pool, token)
  await run(pool, prepared('waiting', waitingText, []))
}

export const customerPage: ReadFloor = async (pool, { staff, customerIds }, turn) => {
  await staffPage(pool, staff.token)
  for (const [name, text] of Object.entries(customerTexts)) {
    await run(pool, prepared(name, text, [customerIds[turn % customerIds.length]]))
  }
}

/** The same search in one round trip; planned each time, because how it is best done depends on the words. */
export const search: ReadFloor = async (pool, { staff, searches }, turn) => {
  await staffPage(pool, staff.token)
  await pool.query(searchText(searches[turn % searches.length] ?? ''))
}

function searchText(typed: string): string {
  const like = (column: string) => {
    const words = typed.toLowerCase().split(' ')
    return words.map((word) => `${column} like '%${word}%'`).join(' and ')
  }
  const customer = typed.includes('@') ? `lower(email collate "C") = '${typed}'` : like('search')
  const theirs = `customer_id in (select id from customers where ${customer} order by id desc limit 40)`
  return `select id, number, name, company, email from customers where ${customer} order by id desc limit 6;
    select id, number, title, status, total_minor, currency from invoices where ${theirs} order by id desc limit 6;
    select id, external_id, status, amount_minor, currency from payments where ${theirs} order by id desc limit 6;
    select i.id, i.number, i.title, i.status, i.total_minor, i.currency, c.name
      from invoices i join customers c on c.id = i.customer_id
      where ${like('i.search')} order by i.id desc limit 6;
    select t.id, t.external_id, t.status, t.amount_minor, t.currency, c.name
      from payments t join customers c on c.id = t.customer_id where t.external_id ^@ '${typed}' limit 6;
    select p.id, p.customer_id, p.name, p.kind, p.status, c.name
      from purchases p join customers c on c.id = p.customer_id
      where ${like('p.search')} order by p.id desc limit 6`
}
