import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Difference } from './difference.ts'

type Twice = { template: string; subjectId: string; occasion: string; recipient: string; times: bigint }

export async function* verifyMails(reader: Reader): AsyncGenerator<Difference> {
  yield* verifyOnce(reader)
  yield* verifyOnTheirWay(reader)
}

/** Nobody was written the same mail on the same occasion twice. */
async function* verifyOnce(reader: Reader): AsyncGenerator<Difference> {
  const { rows } = await sql<Twice>`
    select template, subject_id as "subjectId", occasion, recipient, count(*) as times from mails
    group by template, subject_id, occasion, recipient having count(*) > 1 order by 1, 2, 3 limit 100`.execute(
    reader,
  )
  for (const { template, subjectId, occasion, recipient, times } of rows) {
    yield {
      rule: 'no mail twice',
      about: [subjectId, recipient],
      says: `The mail ${template} about ${subjectId} (${occasion}) was written ${times} times to ${recipient}.`,
    }
  }
}

type Stuck = { id: string; template: string; recipient: string; createdAt: string; isUsedUp: boolean }

/**
 * What waits to be sent will be tried. A job that is at work counts, whatever number its attempt has; the payloads of jobs are in
 * no public view of the queue, so its own table is read.
 */
async function* verifyOnTheirWay(reader: Reader): AsyncGenerator<Difference> {
  const { rows } = await sql<Stuck>`
    with jobs as materialized (
      select j.payload->>'mailId' as mail_id, bool_or(j.attempts < j.max_attempts or j.locked_at is not null) as is_live
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'deliver-mail' group by 1)
    select m.id, m.template, m.recipient, m.created_at as "createdAt", j.mail_id is not null as "isUsedUp"
    from mails m left join jobs j on j.mail_id = m.id::text
    where m.status = 'queued' and j.is_live is not true order by m.created_at, m.id limit 100`.execute(reader)
  for (const { id, template, recipient, createdAt, isUsedUp } of rows) {
    const why = isUsedUp ? 'its job has used up its attempts' : 'it has no job'
    yield {
      rule: 'every queued mail has its job',
      about: [id, recipient],
      says: `The mail ${template} of ${createdAt} to ${recipient} waits to be sent, and nobody will send it: ${why}.`,
    }
  }
}
