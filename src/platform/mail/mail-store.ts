import { sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { MailId } from '../../kernel/ids.ts'
import { canonical } from '../../kernel/json.ts'
import type { Reader, Transaction } from '../database.ts'
import { type Mail, type MailOnItsWay, type MailStatus, neverHeld } from './mail.ts'
import type { MailTemplate } from './outgoing.ts'

/**
 * A mail, locked until the transaction ends. Whether it is beyond the usual goes by its own place in the hour before it, so
 * that the answer is the same in whatever order mails are delivered. It is asked for before the first attempt alone.
 */
export async function lockMail(
  trx: Transaction,
  id: MailId,
  mailsPerHour: number,
): Promise<MailOnItsWay | undefined> {
  const { rows } = await sql<MailOnItsWay>`
    select m.id, m.template, m.content, m.recipient, m.customer_id as "customerId", m.locale, m.status, m.attempts,
      m.leased_until as "leasedUntil", m.unresolved, m.released_at as "releasedAt",
      case when m.attempts = 0 and m.released_at is null then exists (
        select from mails earlier
        where earlier.created_at > m.created_at - interval '1 hour'
          and (earlier.created_at, earlier.id) < (m.created_at, m.id)
          and earlier.template <> all(${neverHeld}::text[])
        offset ${mailsPerHour - 1} limit 1
      ) else false end as "isBeyondUsual"
    from mails m where m.id = ${id} for update of m`.execute(trx)
  return rows[0]
}

export async function leaseMail(
  trx: Transaction,
  id: MailId,
  lease: { until: Instant; unresolved: number },
): Promise<void> {
  await sql`update mails set attempts = attempts + 1, leased_until = ${lease.until}, unresolved = ${lease.unresolved}
    where id = ${id}`.execute(trx)
}

export async function holdMail(trx: Transaction, id: MailId): Promise<void> {
  await sql`update mails set status = 'held' where id = ${id}`.execute(trx)
}

/** Ends an attempt that is followed by another. */
export async function saveFailedAttempt(
  trx: Transaction,
  id: MailId,
  attempt: { failure: string; unresolved: number },
): Promise<void> {
  await sql`update mails set leased_until = null, failure = ${attempt.failure}, unresolved = ${attempt.unresolved}
    where id = ${id}`.execute(trx)
}

/** What of a mail is kept for good. */
type Ending = {
  readonly status: 'sent' | 'kept' | 'failed'
  readonly content: Mail['content']
  readonly failure: string | null
  readonly sentAt: Instant | null
  readonly words: { readonly subject: string; readonly text: string; readonly html: string } | null
}

export async function endMail(trx: Transaction, id: MailId, ending: Ending): Promise<void> {
  await sql`update mails set status = ${ending.status}, content = ${canonical(ending.content)}::jsonb,
      failure = ${ending.failure}, sent_at = ${ending.sentAt}, leased_until = null, subject = ${ending.words?.subject},
      body_text = ${ending.words?.text}, body_html = ${ending.words?.html}
    where id = ${id}`.execute(trx)
}

/** Queues held mails again, the oldest first. Those that another member of staff is releasing now are left to them. */
export async function releaseMails(trx: Transaction, by: { at: Instant; limit: number }): Promise<MailId[]> {
  const { rows } = await sql<{ id: MailId }>`
    update mails set status = 'queued', released_at = ${by.at} where id in (
      select id from mails where status = 'held' order by created_at, id limit ${by.limit} for update skip locked)
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

export type ListedMail = {
  readonly id: MailId
  readonly template: MailTemplate
  readonly recipient: string
  readonly status: MailStatus
  readonly subject: string | null
  readonly failure: string | null
  readonly createdAt: Instant
  readonly sentAt: Instant | null
}

/** Mails, newest first, beginning below `before`. */
export async function listMails(
  reader: Reader,
  wanted: { status: MailStatus | null; before: { at: string; id: string } | null; limit: number },
): Promise<ListedMail[]> {
  const status = wanted.status ? sql`status = ${wanted.status}` : sql`true`
  const before = wanted.before
    ? sql`(created_at, id) < (${wanted.before.at}::timestamptz, ${wanted.before.id}::uuid)`
    : sql`true`
  const { rows } = await sql<ListedMail>`
    select id, template, recipient, status, subject, failure, created_at as "createdAt", sent_at as "sentAt"
    from mails where ${status} and ${before} order by created_at desc, id desc limit ${wanted.limit}`.execute(
    reader,
  )
  return rows
}

export type MailRecord = ListedMail & {
  readonly customerId: string | null
  readonly locale: string
  readonly attempts: number
  readonly content: Mail['content']
  readonly text: string | null
  readonly html: string | null
}

export async function findMail(reader: Reader, id: MailId): Promise<MailRecord | undefined> {
  const { rows } = await sql<MailRecord>`
    select id, template, recipient, status, subject, failure, created_at as "createdAt", sent_at as "sentAt",
      customer_id as "customerId", locale, attempts, content, body_text as text, body_html as html
    from mails where id = ${id}`.execute(reader)
  return rows[0]
}
