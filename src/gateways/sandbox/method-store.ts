import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { StoredMethod } from '../../methods/payment-method.ts'
import type { Reader } from '../../platform/database.ts'
import type { Behaviour } from './test-cards.ts'

const columns = sql`token, kind, label, status, exp_month as "expMonth", exp_year as "expYear", fingerprint`

export type NewMethod = StoredMethod & { readonly behaviour: Behaviour; readonly at: Instant }

export async function insertMethod(db: Reader, method: NewMethod): Promise<void> {
  await sql`
    insert into sandbox.methods (token, kind, label, exp_month, exp_year, behaviour, status, fingerprint, created_at)
    values (${method.token}, ${method.kind}, ${method.label}, ${method.expMonth}, ${method.expYear}, ${method.behaviour},
      ${method.status}, ${method.fingerprint}, ${method.at}::timestamptz)`.execute(db)
}

async function select(db: Reader, where: RawBuilder<unknown>): Promise<StoredMethod | null> {
  const { rows } = await sql<StoredMethod>`select ${columns} from sandbox.methods where ${where}`.execute(db)
  return rows[0] ?? null
}

export function findMethod(db: Reader, token: string): Promise<StoredMethod | null> {
  return select(db, sql`token = ${token}`)
}

export type ChangedMethod = Pick<StoredMethod, 'label' | 'status' | 'expMonth' | 'expYear'>

export async function updateMethod(db: Reader, token: string, to: ChangedMethod): Promise<void> {
  await sql`
    update sandbox.methods set label = ${to.label}, status = ${to.status}, exp_month = ${to.expMonth},
      exp_year = ${to.expYear} where token = ${token}`.execute(db)
}

/** What was entered in the form of this key. */
export function findMethodOfForm(db: Reader, key: string): Promise<StoredMethod | null> {
  return select(db, sql`token = (select token from sandbox.forms where key = ${key})`)
}

export type StoredForm = { readonly id: string; readonly returnUrl: string; readonly isOpen: boolean }

type NewForm = {
  readonly id: string
  readonly key: string
  readonly returnUrl: string
  readonly at: Instant
  readonly until: Instant
}

export async function insertForm(db: Reader, form: NewForm): Promise<void> {
  await sql`
    insert into sandbox.forms (id, key, return_url, created_at, expires_at)
    values (${form.id}, ${form.key}, ${form.returnUrl}, ${form.at}::timestamptz, ${form.until}::timestamptz)`.execute(
    db,
  )
}

export async function findForm(db: Reader, id: string, now: Instant): Promise<StoredForm | null> {
  const { rows } = await sql<StoredForm>`
    select id, return_url as "returnUrl", token is null and expires_at > ${now}::timestamptz as "isOpen"
    from sandbox.forms where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Says what was entered in a form; false when it was answered before. */
export async function answerForm(db: Reader, id: string, token: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sandbox.forms set token = ${token} where id = ${id} and token is null`.execute(db)
  return numAffectedRows === 1n
}
