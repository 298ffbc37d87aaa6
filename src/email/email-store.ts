import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../kernel/calendar.ts'
import { Moment } from '../kernel/codecs.ts'
import { type CustomerId, EmailId } from '../kernel/ids.ts'
import { canonical, toJson } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { beyond, inOrder, type ListOrder, orderOf, type Sort } from '../platform/list-order.ts'
import { lockTaken } from '../platform/locks.ts'
import type { QueueEmails } from '../platform/outgoing-email.ts'
import { Email, type EmailOnItsWay, neverHeldBack, TemplateName } from './email.ts'
import { type EmailStatus, emailStatuses, isHeldBack } from './email-states.ts'

export const queueEmails: QueueEmails = (trx, emails, by) => {
  const rows = emails.map((email) => Object.assign({ id: by.newId() }, email))
  return sql`
    with written as (
      insert into emails (id, template, subject_id, occasion, recipient, customer_id, locale, content, status, created_at, cause)
      select id, template, "subjectId", occasion, recipient, "customerId", locale, content, 'queued', ${by.at}::timestamptz, ${by.cause}::uuid
      from jsonb_to_recordset(${JSON.stringify(toJson(rows))}::jsonb) as email(
        id uuid, template text, "subjectId" text, occasion text, recipient text, "customerId" uuid, locale text, content jsonb)
      on conflict do nothing returning id
    )
    select graphile_worker.add_job('deliver-email', json_build_object('emailId', id), max_attempts => 25) from written
  `.compile(trx)
}

/**
 * An email, locked until the transaction ends. Whether it is beyond the usual goes by its own place in the hour before it, so
 * that the answer is the same in whatever order emails are delivered. It is asked for before the first attempt alone.
 */
export async function lockEmail(
  trx: Transaction,
  id: EmailId,
  emailsPerHour: number,
): Promise<EmailOnItsWay | undefined> {
  const { rows } = await sql<EmailOnItsWay>`
    select m.id, m.template, m.content, m.recipient, m.customer_id as "customerId", m.locale, m.cause, m.status, m.attempts,
      m.leased_until as "leasedUntil", m.unresolved, m.released_at as "releasedAt",
      case when m.attempts = 0 and m.released_at is null then exists (
        select from emails earlier
        where earlier.created_at > m.created_at - interval '1 hour'
          and (earlier.created_at, earlier.id) < (m.created_at, m.id)
          and earlier.template <> all(${neverHeldBack}::text[])
        offset ${emailsPerHour - 1} limit 1
      ) else false end as "isBeyondUsual"
    from emails m where m.id = ${id} for update of m`.execute(trx)
  if (rows[0]) lockTaken(trx, 'email', [id])
  return rows[0]
}

export async function leaseEmail(
  trx: Transaction,
  id: EmailId,
  lease: { until: Instant; unresolved: number },
): Promise<void> {
  await sql`update emails set attempts = attempts + 1, leased_until = ${lease.until}, unresolved = ${lease.unresolved}
    where id = ${id}`.execute(trx)
}

export async function holdBackEmail(trx: Transaction, id: EmailId): Promise<void> {
  await trx.updateTable('emails').set({ status: 'held_back' }).where('id', '=', id).execute()
}

/** Ends an attempt that is followed by another. */
export async function saveFailedAttempt(
  trx: Transaction,
  id: EmailId,
  attempt: { failure: string; unresolved: number },
): Promise<void> {
  await sql`update emails set leased_until = null, failure = ${attempt.failure}, unresolved = ${attempt.unresolved}
    where id = ${id}`.execute(trx)
}

/** What of an email is kept for good. */
type Ending = {
  readonly status: 'sent' | 'kept' | 'failed'
  readonly content: Email['content']
  readonly failure: string | null
  readonly sentAt: Instant | null
  readonly words: { readonly subject: string; readonly text: string; readonly html: string } | null
}

export async function endEmail(trx: Transaction, id: EmailId, ending: Ending): Promise<void> {
  await sql`update emails set status = ${ending.status}, content = ${canonical(ending.content)}::jsonb,
      failure = ${ending.failure}, sent_at = ${ending.sentAt}, leased_until = null, subject = ${ending.words?.subject},
      body_text = ${ending.words?.text}, body_html = ${ending.words?.html}
    where id = ${id}`.execute(trx)
}

/**
 * Queues emails that were held back again, the oldest first. Those that another member of staff is releasing now are left to them, so
 * that their locks wait for nobody, whatever their order.
 */
export async function queueReleased(
  trx: Transaction,
  by: { at: Instant; limit: number },
): Promise<EmailId[]> {
  const status: EmailStatus = 'queued'
  const { rows } = await sql<{ id: EmailId }>`
    update emails set status = ${status}, released_at = ${by.at} where id in (
      select id from emails where ${inState(isHeldBack, 'status')} order by created_at, id limit ${by.limit}
      for update skip locked)
    returning id`.execute(trx)
  const ids = rows.map((row) => row.id).sort()
  lockTaken(trx, 'email', ids)
  return ids
}

export const ListedEmail = z.object({
  id: EmailId,
  template: TemplateName,
  recipient: z.string(),
  status: z.enum(emailStatuses),
  subject: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
})
export type ListedEmail = z.output<typeof ListedEmail>

export const emailSorts = ['made'] as const
export type EmailSort = Sort<(typeof emailSorts)[number]>

export function emailsBy(sort: EmailSort): ListOrder {
  return orderOf(sort, { made: (row) => [sql.ref(`${row}.created_at`)] })
}

/** Emails in an order, beginning beyond `before`. */
export async function listEmails(
  reader: Reader,
  wanted: {
    status: EmailStatus | null
    customerId: CustomerId | null
    sort: EmailSort
    before: EmailId | null
    limit: number
  },
): Promise<ListedEmail[]> {
  const { status, customerId, sort, before, limit } = wanted
  const order = emailsBy(sort)
  const all = { table: sql`emails`, row: 'x' }
  const conditions = [
    sql<SqlBool>`true`,
    ...(status ? [sql<SqlBool>`x.status = ${status}`] : []),
    ...(customerId ? [sql<SqlBool>`x.customer_id = ${customerId}`] : []),
    ...(before ? [beyond(order, all, before)] : []),
  ]
  const { rows } = await sql<ListedEmail>`
    select x.id, x.template, x.recipient, x.status, x.subject, x.failure, x.created_at as "createdAt", x.sent_at as "sentAt"
    from emails x where ${sql.join(conditions, sql` and `)} order by ${inOrder(order, 'x')} limit ${limit}`.execute(
    reader,
  )
  return rows
}

export const EmailRecord = ListedEmail.extend({
  customerId: z.string().nullable(),
  locale: z.string(),
  attempts: z.number(),
  content: Email.shape.content,
  text: z.string().nullable(),
  html: z.string().nullable(),
})
export type EmailRecord = z.output<typeof EmailRecord>

export async function findEmail(reader: Reader, id: EmailId): Promise<EmailRecord | undefined> {
  const { rows } = await sql<EmailRecord>`
    select id, template, recipient, status, subject, failure, created_at as "createdAt", sent_at as "sentAt",
      customer_id as "customerId", locale, attempts, content, body_text as text, body_html as html
    from emails where id = ${id}`.execute(reader)
  return rows[0]
}
