import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../kernel/calendar.ts'
import type { Meanwhile } from '../../kernel/edit.ts'
import type { Reader } from '../database.ts'
import type { EventType } from './catalogue.ts'
import { shopChain } from './digest.ts'

/** Within another statement, how far the history of the customer with this id goes: the version at which a form is opened. */
export const versionOf = (id: RawBuilder<unknown>) =>
  sql<string>`(select coalesce((select h.seq::text from history_heads h where h.chain = ${id}), '0'))`

const Recorded = z.object({
  change: z.object({ detail: z.string(), before: z.string(), after: z.string() }),
})

type Row = {
  seq: string
  at: Instant
  actor: { kind: string; name?: string }
  personal: unknown
  fieldId: string | null
}
type Changed = {
  readonly version: string
  readonly changes: readonly {
    readonly field: string
    readonly before: string
    readonly after: string
    readonly by: { readonly kind: string; readonly name: string | null }
    readonly at: Instant
  }[]
}

const most = 500

type Asked = {
  readonly chain: string
  readonly type: EventType
  readonly version: string
  /** Of one thing alone, that its events refer to under this name; they tell a field by its id. */
  readonly of?: { readonly name: string; readonly id: string }
}

/** What was changed of a customer, or of one thing of theirs, after a version, the oldest first, and up to which version that is. */
export async function changesSince(reader: Reader, { chain, type, version, of }: Asked): Promise<Changed> {
  const isOfIt = of ? sql`e.payload -> ${of.name} ->> 'id' = ${of.id}` : sql`true`
  const { rows } = await sql<Row>`
    select e.seq::text, e.at, e.actor, p.personal, e.payload ->> 'fieldId' as "fieldId"
    from events e left join event_personal p on p.event_id = e.id
    where e.chain = ${chain} and e.seq > ${version}::bigint and e.type = ${type} and ${isOfIt}
    order by e.seq limit ${most}`.execute(reader)
  const changes = rows.flatMap(({ at, actor, personal, fieldId }) => {
    const told = Recorded.safeParse(personal).data
    if (!told) return []
    const { detail, before, after } = told.change
    const by = { kind: actor.kind, name: actor.name ?? null }
    return [{ field: fieldId ?? detail, before, after, at, by }]
  })
  return { version: rows.at(-1)?.seq ?? version, changes }
}

type Thing = {
  readonly type: EventType
  /** Its id, and under which name its events tell it; null: there is but one such thing. */
  readonly of: { readonly name: string; readonly id: string } | null
}

/**
 * What was changed of a thing of the shop itself after a version, the oldest first. Its events tell which version each change made, since
 * the shop's history goes on with other things.
 */
export async function changesOfThingSince(
  reader: Reader,
  { version, ...thing }: Thing & { readonly version: number },
): Promise<Meanwhile[]> {
  const { rows } =
    await sql<Meanwhile>`${changesOf(thing)} and (e.payload ->> 'version')::int > ${version}::int
    order by e.seq limit ${most}`.execute(reader)
  return rows
}

/** What was changed of it last, the newest first. */
export async function lastChangesOf(reader: Reader, thing: Thing, limit: number): Promise<Meanwhile[]> {
  const { rows } = await sql<Meanwhile>`${changesOf(thing)} order by e.seq desc limit ${limit}`.execute(
    reader,
  )
  return rows
}

function changesOf({ type, of }: Thing) {
  return sql`
    select e.payload -> 'change' ->> 'detail' as field, e.payload -> 'change' ->> 'before' as before,
      e.payload -> 'change' ->> 'after' as after, json_build_object('kind', e.actor ->> 'kind', 'name', e.actor ->> 'name') as by, e.at
    from events e where e.chain = ${shopChain} and e.grouping = 'shop' and e.type = ${type}
      and ${of ? sql`e.payload ->> ${of.name} = ${of.id}` : sql`true`}`
}
