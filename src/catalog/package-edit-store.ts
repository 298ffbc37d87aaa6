import { sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { GroupId, PackageId, TaxClassId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { insertFields, insertOptions, type PackageRow, packageColumns, toPackage } from './catalog-store.ts'
import type { Package } from './package.ts'

/** What an edit has to know besides the package itself. */
export type Edited = {
  readonly item: Package
  /** How often it was changed. */
  readonly version: number
  readonly archivedAt: Instant | null
}

export async function findEdited(reader: Reader, id: PackageId): Promise<Edited | undefined> {
  const { rows } = await sql<PackageRow & Omit<Edited, 'item'>>`
    select ${packageColumns}, p.version, p.archived_at as "archivedAt" from packages p where p.id = ${id}`.execute(
    reader,
  )
  return rows.map(({ version, archivedAt, ...row }) => ({ item: toPackage(row), version, archivedAt }))[0]
}

/** Locked first and read afterwards, so that what is read is what nobody else changes any more. */
export async function lockEdited(trx: Transaction, id: PackageId): Promise<Edited | undefined> {
  await sql`select from packages where id = ${id} for update`.execute(trx)
  return findEdited(trx, id)
}

export async function isSlugTaken(reader: Reader, slug: string, but: PackageId | null): Promise<boolean> {
  const { rows } =
    await sql`select from packages where slug = ${slug} and id is distinct from ${but}::uuid`.execute(reader)
  return rows.length > 0
}

/** How a group and a tax class are called; undefined where there is none. */
export async function namesOf(
  reader: Reader,
  { groupId, taxClassId }: { readonly groupId: GroupId; readonly taxClassId: TaxClassId },
): Promise<{ group: string; taxClass: string } | undefined> {
  const { rows } = await sql<{ group: string; taxClass: string }>`
    select g.name as "group", t.name as "taxClass" from package_groups g, tax_classes t
    where g.id = ${groupId} and t.id = ${taxClassId}`.execute(reader)
  return rows[0]
}

/** Writes what a package is now, all but its stock. */
export async function updatePackage(trx: Transaction, before: Package, item: Package): Promise<void> {
  await trx
    .updateTable('packages')
    .set({
      slug: item.slug,
      name: item.name,
      summary: item.summary,
      description: item.description,
      visible: item.visible,
      attach: item.attach,
      group_id: item.groupId,
      tax_class_id: item.taxClassId,
      renew_before_days: item.renewBeforeDays,
      renew_after_days: item.renewAfterDays,
      grace_days: item.graceDays,
      may_cancel_now: item.mayCancelNow,
      may_turn_off_auto_renew: item.mayTurnOffAutoRenew,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', item.id)
    .execute()
  await replaceOptions(trx, before, item)
  await replaceFields(trx, before, item)
}

async function replaceOptions(trx: Transaction, before: Package, item: Package): Promise<void> {
  const had = new Set(before.options.map(({ id }) => id))
  const ids = [...had]
  await sql`update package_options set position = null where id = any(${ids}::uuid[])`.execute(trx)
  await sql`delete from option_prices where option_id = any(${ids}::uuid[])`.execute(trx)
  const kept = item.options
    .map((option, position) => ({ option, position }))
    .filter(({ option }) => had.has(option.id))
  for (const { option, position } of kept) {
    const { id, term, instalments } = option
    await trx
      .updateTable('package_options')
      .set({
        position,
        term_unit: term?.unit ?? null,
        term_count: term?.count ?? null,
        instalments: instalments?.count ?? null,
        instalment_unit: instalments?.every.unit ?? null,
        instalment_every: instalments?.every.count ?? null,
      })
      .where('id', '=', id)
      .execute()
  }
  await insertOptions(trx, item, had)
}

async function replaceFields(trx: Transaction, before: Package, item: Package): Promise<void> {
  const had = new Set(before.fields.map(({ id }) => id))
  await sql`update package_fields set position = null where id = any(${[...had]}::uuid[])`.execute(trx)
  const kept = item.fields
    .map((field, position) => ({ field, position }))
    .filter(({ field }) => had.has(field.id))
  for (const { field, position } of kept) {
    const { id, staffOnly, choices, ...rest } = field
    await trx
      .updateTable('package_fields')
      .set({ ...rest, position, choices: [...choices], staff_only: staffOnly })
      .where('id', '=', id)
      .execute()
  }
  await insertFields(trx, item, had)
}

/** Puts so many more into stock, or takes them out. Below zero is what was sold and is not there: that is made good first. */
export async function addToStock(trx: Transaction, id: PackageId, by: number): Promise<void> {
  await sql`update packages set stock = stock + ${by}::int where id = ${id}`.execute(trx)
}

/** Null: from now on it has no limit. */
export async function setStock(trx: Transaction, id: PackageId, stock: number | null): Promise<void> {
  await trx.updateTable('packages').set({ stock }).where('id', '=', id).execute()
}

/** What is archived is not for sale; taken back, it is not until somebody shows it. */
export async function setArchived(trx: Transaction, id: PackageId, at: Instant | null): Promise<void> {
  await trx
    .updateTable('packages')
    .set({ archived_at: at, visible: false, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The currencies in which something that is not archived has a price. */
export async function currenciesSold(reader: Reader): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`select distinct c.currency from option_prices c
    join package_options o on o.id = c.option_id and o.position is not null
    join packages p on p.id = o.package_id and p.archived_at is null order by c.currency limit 200`.execute(
    reader,
  )
  return rows.map(({ currency }) => currency)
}
