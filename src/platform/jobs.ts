import { type CompiledQuery, sql } from 'kysely'
import { toJson } from '../kernel/json.ts'
import type { Transaction } from './database.ts'

/** The jobs there are, with their payloads. Slices add theirs by augmenting this interface. */
export interface Jobs {
  'deliver-email': { emailId: string }
}
export type JobName = keyof Jobs & string

/** `afterMs`: not before so many milliseconds have passed, by the database's time, which nobody moves. */
export type NewJob = {
  [N in JobName]: { name: N; payload: Jobs[N]; afterMs?: number; key?: string; maxAttempts?: number }
}[JobName]

/** Puts jobs into the queue of this database, in the transaction that caused them: they exist if, and only if, it commits. */
export function enqueueing(trx: Transaction, jobs: readonly NewJob[]): CompiledQuery {
  return sql`select graphile_worker.add_job(job.name, job.payload::json, run_at => now() + job."afterMs" * interval '1 millisecond', job_key => job.key,
      max_attempts => coalesce(job."maxAttempts", 12))
    from jsonb_to_recordset(${JSON.stringify(toJson(jobs))}::jsonb)
      as job(name text, payload jsonb, "afterMs" int, key text, "maxAttempts" int)`.compile(trx)
}
