import { sql } from 'kysely'
import { type PackageRow, packageColumns, toOption } from '../catalog/catalog-store.ts'
import type { Package } from '../catalog/package.ts'
import { present } from '../kernel/assert.ts'
import type { Instant } from '../kernel/calendar.ts'
import type { PackageId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { isUsable } from '../purchases/purchase-states.ts'

export type Listed = Pick<Package, 'id' | 'groupId' | 'slug' | 'name' | 'stock' | 'visible' | 'options'> & {
  readonly inUse: number
  readonly archivedAt: Instant | null
}
type ListedRow = Omit<Listed, 'options'> & Pick<PackageRow, 'options'>

const mostListed = 500
const countedUpTo = 1_000

/** Packages of the catalogue in their order, those that are archived or those that are not, and how many are archived. */
export async function listPackages(
  reader: Reader,
  { archived }: { readonly archived: boolean },
): Promise<{ packages: Listed[]; archivedCount: number }> {
  const [{ rows: packages }, { rows: counts }] = await Promise.all([
    sql<ListedRow>`select ${packageColumns}, p.archived_at as "archivedAt",
        (select count(*)::int from (select from purchases u
          where u.package_id = p.id and ${inState(isUsable, 'u.status')} limit ${countedUpTo}) counted) as "inUse"
      from packages p where (p.archived_at is not null) = ${archived} order by p.position, p.id limit ${mostListed}`.execute(
      reader,
    ),
    sql<{ archived: number }>`
      select count(*)::int as archived from packages where archived_at is not null`.execute(reader),
  ])
  return {
    packages: packages.map(({ id, groupId, slug, name, stock, visible, options, inUse, archivedAt }) => ({
      id,
      groupId,
      slug,
      name,
      stock,
      visible,
      inUse,
      archivedAt,
      options: options.map(toOption),
    })),
    archivedCount: present(counts[0], 'a count').archived,
  }
}

/** Somebody has bought it. */
export async function isSold(reader: Reader, id: PackageId): Promise<boolean> {
  const { rows } = await sql<{ answer: boolean }>`
    select exists (select from purchases where package_id = ${id}) as answer`.execute(reader)
  return present(rows[0], 'an answer').answer
}
