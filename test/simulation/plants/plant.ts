/** A row that a plant is put into: what it is found by, as text. */
export type Row = Readonly<Record<string, string>>

type Planted = {
  /** The fault, as whoever left it in would find it in the database. */
  readonly what: string
  /** The rows that it can be put into; one of them is picked by the dice. */
  readonly among: string
  /** What a superuser does to that row. */
  readonly put: (row: Row) => readonly string[]
}

/** Named by `verify`, by its rule and by each of these columns of the row. */
export type Named = Planted & { readonly rule: string; readonly names: readonly string[] }

/** Not possible: the database itself refuses it, also where the program would not. */
export type Refused = Planted & { readonly refused: RegExp }

export type Plant = Named | Refused

/** Without the table's own checks, which would refuse what is planted before `verify` could see it. */
export const withoutChecks = (table: string) => `do $$ declare name text; begin
  for name in select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'c' loop
    execute format('alter table ${table} drop constraint %I', name);
  end loop; end $$`

type Event = { readonly type: string; readonly payload: string; readonly cause?: string }

/** One more event at the end of a chain; its digests are of nothing. */
export const addEvent = (chain: string, { type, payload, cause }: Event) => `
  insert into events (id, chain, seq, at, type, version, grouping, audience, actor, payload, previous, digest, cause)
  select gen_random_uuid(), chain, max(seq) + 1, max(at), '${type}', 1, 'purchases', 'customer', '{"kind":"system"}', ${payload}, '', '',
    ${cause ? `'${cause}'` : 'null'}
  from events where chain = '${chain}' group by chain`
