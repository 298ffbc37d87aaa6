import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import { shopChain } from '../platform/history/digest.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { isQueued } from './email-states.ts'

type Twice = { template: string; subjectId: string; occasion: string; recipient: string; times: bigint }

export const verifyEmails = check(
  ['no email twice', 'every queued email has its job'],
  async function* (reader) {
    yield* verifyOnce(reader)
    yield* verifySentOnce(reader)
    yield* verifyOnTheirWay(reader)
  },
)

/** Nobody was written the same email on the same occasion twice. */
async function* verifyOnce(reader: Reader) {
  const { rows } = await sql<Twice>`
    select template, subject_id as "subjectId", occasion, recipient, count(*) as times from emails
    group by template, subject_id, occasion, recipient having count(*) > 1 order by 1, 2, 3 limit 100`.execute(
    reader,
  )
  for (const { template, subjectId, occasion, recipient, times } of rows) {
    yield {
      rule: 'no email twice' as const,
      context: [subjectId, recipient],
      says: `The email ${template} about ${subjectId} (${occasion}) was written ${times} times to ${recipient}.`,
    }
  }
}

type SentTwice = { id: string; template: string; recipient: string; times: number }

/** None was sent twice, by the history: what was sent is said of each email once. */
async function* verifySentOnce(reader: Reader) {
  for await (const ids of idPages(reader, 'emails')) {
    const { rows } = await sql<SentTwice>`
      with sent as materialized (
        select e.payload #>> '{email,id}' as id, count(*)::int as times from events e
        where e.chain in (select coalesce(customer_id, ${shopChain}) from emails where id = any(${ids}::uuid[]))
          and e.grouping = 'email' and e.type = 'email.sent' group by 1 having count(*) > 1
      )
      select m.id, m.template, m.recipient, sent.times from emails m join sent on sent.id = m.id::text
      where m.id = any(${ids}::uuid[]) order by m.id`.execute(reader)
    for (const { id, template, recipient, times } of rows) {
      const says = `The email ${template} to ${recipient} was sent ${times} times (${id}).`
      yield { rule: 'no email twice' as const, context: [id, recipient], says }
    }
  }
}

type Stuck = { id: string; template: string; recipient: string; createdAt: string; isUsedUp: boolean }

/**
 * What waits to be sent will be tried. A job that is at work counts, whatever number its attempt has; the payloads of jobs are in
 * no public view of the queue, so its own table is read.
 */
async function* verifyOnTheirWay(reader: Reader) {
  const { rows } = await sql<Stuck>`
    with jobs as materialized (
      select j.payload->>'emailId' as email_id, bool_or(j.attempts < j.max_attempts or j.locked_at is not null) as is_live
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'deliver-email' group by 1)
    select m.id, m.template, m.recipient, m.created_at as "createdAt", m.id::text in (select email_id from jobs) as "isUsedUp"
    from emails m where ${inState(isQueued, 'm.status')} and m.id::text not in (select email_id from jobs where is_live and email_id is not null) order by m.created_at, m.id limit 100`.execute(
    reader,
  )
  for (const { id, template, recipient, createdAt, isUsedUp } of rows) {
    const why = isUsedUp ? 'its job has used up its attempts' : 'it has no job'
    yield {
      rule: 'every queued email has its job' as const,
      context: [id, recipient],
      says: `The email ${template} of ${createdAt} to ${recipient} waits to be sent, and nobody will send it: ${why}.`,
    }
  }
}
