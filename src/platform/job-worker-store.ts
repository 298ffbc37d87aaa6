import type pg from 'pg'

// By the database's own time throughout: machines have theirs, and a demo shop's clock is moved.
const milliseconds = (parameter: string) => `${parameter}::int * interval '1 millisecond'`

/** Says that a worker lives. */
export async function beat(pool: pg.Pool, id: string, longestGapMs: number): Promise<void> {
  await pool.query(
    `insert into job_workers as w (id, since, beat_at) values ($1, now(), now())
     on conflict (id) do update set beat_at = now(),
       since = case when w.beat_at < now() - ${milliseconds('$2')} then now() else w.since end`,
    [id, longestGapMs],
  )
}

/**
 * Frees the jobs of workers that have been silent for so long, and answers how many workers these were. Only a worker that itself
 * was heard for as long may say so: when the database was away, all have been silent, and are given the time to be heard again.
 */
export async function freeJobsOfDead(pool: pg.Pool, id: string, silentMs: number): Promise<number> {
  const { rowCount } = await pool.query(
    `with dead as (
       select distinct j.locked_by as id from graphile_worker.jobs j
       where j.locked_at < now() - ${milliseconds('$2')}
         and not exists (select from job_workers w
           where w.id = j.locked_by and w.beat_at > now() - ${milliseconds('$2')})
         and exists (select from job_workers me
           where me.id = $1 and me.since < now() - ${milliseconds('$2')}))
     select graphile_worker.force_unlock_workers(array[id]) from dead`,
    [id, silentMs],
  )
  await pool.query(`delete from job_workers where beat_at < now() - interval '1 day'`)
  return rowCount ?? 0
}

/** A worker has ended: whatever it had locked is free. */
export async function endWorker(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers(array[$1])', [id])
  await pool.query('delete from job_workers where id = $1', [id])
}
