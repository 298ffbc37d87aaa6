import { type RawBuilder, sql } from 'kysely'
import type { ChangeRules } from '../kernel/change-rules.ts'
import type { GroupId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { Group } from './catalog-store.ts'

export type EditedGroup = Group & {
  /** Null: what was bought of it is not changed into another of its packages. */
  readonly changes: ChangeRules | null
  /** How often it was changed. */
  readonly version: number
  /** Packages in it, archived ones too, and groups below it. */
  readonly holds: number
}

const changeRules = sql`case when g.upgrade is not null then json_build_object('upgrade', g.upgrade, 'downgrade', g.downgrade,
  'proration', g.proration) end`

/** Within another statement, how what was bought of the package that has this id there may be changed, as JSON; null where it may not. */
export const changeRulesOf = (packageId: RawBuilder<unknown>) =>
  sql<ChangeRules | null>`(select ${changeRules} from packages p join package_groups g on g.id = p.group_id where p.id = ${packageId})`

export async function findGroup(reader: Reader, id: GroupId): Promise<EditedGroup | undefined> {
  const { rows } =
    await sql<EditedGroup>`select g.id, g.parent_id as "parentId", g.slug, g.name, g.description, g.version, ${changeRules} as changes,
      ((select count(*) from packages where group_id = g.id)
        + (select count(*) from package_groups below where below.parent_id = g.id))::int as holds
    from package_groups g where g.id = ${id}`.execute(reader)
  return rows[0]
}

export async function isGroupSlugTaken(reader: Reader, slug: string, but: GroupId | null): Promise<boolean> {
  const { rows } = await sql`select from package_groups
    where slug = ${slug} and id is distinct from ${but}::uuid`.execute(reader)
  return rows.length > 0
}

/** Whether a group is the other one, or stands below it. */
export async function isWithin(reader: Reader, id: GroupId, other: GroupId): Promise<boolean> {
  const { rows } = await sql`with recursive above as (
      select id, parent_id from package_groups where id = ${id}
      union select g.id, g.parent_id from package_groups g join above on g.id = above.parent_id
    ) select from above where id = ${other}`.execute(reader)
  return rows.length > 0
}

type Kept = Omit<EditedGroup, 'version' | 'holds'>

const columnsOf = ({ parentId, slug, name, description, changes }: Kept) => ({
  parent_id: parentId,
  slug,
  name,
  description,
  upgrade: changes?.upgrade ?? null,
  downgrade: changes?.downgrade ?? null,
  proration: changes?.proration ?? null,
})

export async function insertGroup(trx: Transaction, group: Kept): Promise<void> {
  const position = sql<number>`(select count(*) from package_groups)`
  await trx
    .insertInto('package_groups')
    .values({ ...columnsOf(group), id: group.id, position })
    .execute()
}

export async function updateGroup(trx: Transaction, group: Kept): Promise<void> {
  const version = sql<number>`version + 1`
  await trx
    .updateTable('package_groups')
    .set({ ...columnsOf(group), version })
    .where('id', '=', group.id)
    .execute()
}

export async function deleteGroup(trx: Transaction, id: GroupId): Promise<void> {
  await trx.deleteFrom('package_groups').where('id', '=', id).execute()
}
