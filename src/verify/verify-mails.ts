import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Difference } from './difference.ts'

type Row = { template: string; subjectId: string; occasion: string; recipient: string; times: bigint }

/** Nobody was written the same mail on the same occasion twice. */
export async function* verifyMails(reader: Reader): AsyncGenerator<Difference> {
  const { rows } = await sql<Row>`
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
