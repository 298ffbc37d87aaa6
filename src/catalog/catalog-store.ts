import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant, TermUnit } from '../kernel/calendar.ts'
import { GroupId, type PackageId, type TaxClassId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { Option, Package, Price } from './package.ts'
import type { TaxRate } from './tax.ts'

export const Group = z.object({
  id: GroupId,
  parentId: GroupId.nullable(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
})
export type Group = z.output<typeof Group>

export async function listGroups(reader: Reader): Promise<Group[]> {
  const { rows } = await sql<Group>`select id, parent_id as "parentId", slug, name, description
    from package_groups order by position, id limit 500`.execute(reader)
  return rows
}

type Wanted = { ids: readonly PackageId[] } | { slug: string } | { visible: true } | { groupId: GroupId }

const mostPackages = 500

/** The columns of {@link PackageRow}, of the table `packages` as p: packages whole, with options, prices and fields. */
export const packageColumns = sql`p.id, p.group_id as "groupId", p.slug, p.kind, p.name, p.summary, p.description,
      p.tax_class_id as "taxClassId", case when p.stock < 0 then 0 else p.stock end as stock, p.visible, p.attach, p.renew_before_days as "renewBeforeDays",
      p.renew_after_days as "renewAfterDays", p.grace_days as "graceDays", p.may_cancel_now as "mayCancelNow",
      p.may_turn_off_auto_renew as "mayTurnOffAutoRenew",
      (select json_agg(json_build_object('id', o.id, 'unit', o.term_unit, 'count', o.term_count,
          'instalments', o.instalments, 'everyUnit', o.instalment_unit, 'every', o.instalment_every, 'prices',
          (select json_agg(json_build_object('currency', c.currency, 'priceMinor', c.price_minor::text,
            'setupMinor', c.setup_minor::text) order by c.currency) from option_prices c where c.option_id = o.id)
        ) order by o.position) from package_options o where o.package_id = p.id and o.position is not null) as options,
      (select coalesce(json_agg(json_build_object('id', f.id, 'label', f.label, 'hint', f.hint, 'type', f.type,
          'choices', f.choices, 'required', f.required, 'editable', f.editable, 'staffOnly', f.staff_only)
        order by f.position), '[]') from package_fields f where f.package_id = p.id and f.position is not null) as fields`

export async function findPackages(reader: Reader, wanted: Wanted): Promise<Package[]> {
  const { rows } = await sql<PackageRow>`select ${packageColumns} from packages p
    where ${condition(wanted)} order by p.position, p.id limit ${mostPackages}`.execute(reader)
  return rows.map(toPackage)
}

/** How these packages are called in addresses and pictures. */
export async function slugsOf(reader: Reader, ids: readonly PackageId[]): Promise<Map<PackageId, string>> {
  const { rows } = await sql<{ id: PackageId; slug: string }>`
    select id, slug from packages where id = any(${ids}) limit ${ids.length}`.execute(reader)
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}

/** The slugs of what is for sale, from this one on. */
export async function slugsFrom(reader: Reader, from: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`select slug from packages
    where visible and slug >= ${from} order by slug limit ${most}`.execute(reader)
  return rows.map(({ slug }) => slug)
}

/** Every slug with which a page of so many begins. */
export async function beginningsOfSlugs(reader: Reader, onePage: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`select p.slug
    from (select slug, row_number() over (order by slug) as place from packages where visible) p
    where p.place % ${onePage}::int = 1 order by p.slug limit 1000`.execute(reader)
  return rows.map(({ slug }) => slug)
}

export function toPackage({ options, ...row }: PackageRow): Package {
  return {
    ...row,
    options: options.map(toOption),
  }
}

export function toOption({ id, unit, count, instalments, everyUnit, every, prices }: OptionRow): Option {
  return {
    id,
    term: unit && count ? { unit, count } : null,
    instalments:
      instalments && everyUnit && every
        ? { count: instalments, every: { unit: everyUnit, count: every } }
        : null,
    prices: prices.map(toPrice),
  }
}

type OptionRow = {
  id: Option['id']
  unit: TermUnit | null
  count: number | null
  instalments: number | null
  everyUnit: TermUnit | null
  every: number | null
  prices: PriceRow[]
}
type PriceRow = { currency: string; priceMinor: string; setupMinor: string }
export type PackageRow = Omit<Package, 'options'> & { options: OptionRow[] }

function toPrice({ currency, priceMinor, setupMinor }: PriceRow): Price {
  return { currency, priceMinor: BigInt(priceMinor), setupMinor: BigInt(setupMinor) }
}

function condition(wanted: Wanted) {
  if ('ids' in wanted) return sql`p.id = any(${wanted.ids}::uuid[])`
  if ('groupId' in wanted) return sql`p.group_id = ${wanted.groupId} and p.visible`
  return 'slug' in wanted ? sql`p.slug = ${wanted.slug} and p.visible` : sql`p.visible`
}

/** A rate of the table `tax_rates` as r, as JSON has it. */
const taxRateColumns = sql`json_build_object('country', r.country, 'region', r.region, 'name', r.name,
  'ratePpm', r.rate_ppm::text)`

/** Within another statement, the {@link PackageRow} of the package that has this id there, as JSON. */
export const packageRow = (id: RawBuilder<unknown>) =>
  sql`(select row_to_json(p) from (select ${packageColumns} from packages p where p.id = ${id}) as p)`

/** Within another statement, the {@link PackageRow}s of what is for sale beside the package that has this id there, as JSON. */
export const packageRowsBeside = (id: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(p), '[]') from (select ${packageColumns} from packages p
    where p.visible and p.group_id = (select g.group_id from packages g where g.id = ${id})
    order by p.position, p.id limit ${mostPackages}) as p)`

/** Within another statement, the {@link TaxRateRow}s of the package that has this id there, as JSON. */
export const taxRateRows = (packageId: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(${taxRateColumns} order by r.position), '[]') from packages p
    join tax_rates r on r.tax_class_id = p.tax_class_id where p.id = ${packageId})`
export type TaxRateRow = Omit<TaxRate, 'ratePpm'> & { readonly ratePpm: string }

export function toTaxRate({ ratePpm, ...row }: TaxRateRow): TaxRate {
  return { ...row, ratePpm: BigInt(ratePpm) }
}

/** The rates of every tax class, each list in its order. */
export async function taxRates(reader: Reader): Promise<Map<TaxClassId, TaxRate[]>> {
  const { rows } = await sql<TaxRate & { classId: TaxClassId }>`
    select tax_class_id as "classId", country, region, name, rate_ppm as "ratePpm"
    from tax_rates order by tax_class_id, position limit 5000`.execute(reader)
  const byClass = new Map<TaxClassId, TaxRate[]>()
  for (const { classId, ...rate } of rows) byClass.set(classId, [...(byClass.get(classId) ?? []), rate])
  return byClass
}

/**
 * The rate of a tax class (an id) at the place of a row `customers c`, as JSON: the SQL twin of `taxFor` (tax.ts), for statements that
 * read many things of one customer.
 */
export function taxOfCustomer(taxClassId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((select json_build_object('name', t.name, 'ratePpm', t.rate_ppm::text) from tax_rates t
    where t.tax_class_id = ${taxClassId} and (t.country is null or t.country = c.country)
      and (t.region is null or lower(t.region) = lower(c.region))
    order by t.position limit 1), json_build_object('name', '', 'ratePpm', '0'))`
}

/** Edits of the catalogue come one after the other, so that of two who want one address or name the second is refused. */
export async function lockCatalogue(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue'))`.execute(trx)
}

export async function insertTaxClass(
  trx: Transaction,
  taxClass: { id: string; name: string; rates: readonly (TaxRate & { id: string })[] },
): Promise<void> {
  await trx.insertInto('tax_classes').values({ id: taxClass.id, name: taxClass.name }).execute()
  if (taxClass.rates.length === 0) return
  const rows = taxClass.rates.map(({ id, country, region, name, ratePpm }, position) => ({
    id,
    country,
    region,
    name,
    position,
    tax_class_id: taxClass.id,
    rate_ppm: ratePpm,
  }))
  await trx.insertInto('tax_rates').values(rows).execute()
}

/** Writes a package with its options, prices and fields. */
export async function insertPackage(trx: Transaction, item: Package, createdAt: Instant): Promise<void> {
  await trx
    .insertInto('packages')
    .values({
      id: item.id,
      slug: item.slug,
      kind: item.kind,
      name: item.name,
      summary: item.summary,
      description: item.description,
      stock: item.stock,
      visible: item.visible,
      attach: item.attach,
      created_at: createdAt,
      group_id: item.groupId,
      tax_class_id: item.taxClassId,
      renew_before_days: item.renewBeforeDays,
      renew_after_days: item.renewAfterDays,
      grace_days: item.graceDays,
      may_cancel_now: item.mayCancelNow,
      may_turn_off_auto_renew: item.mayTurnOffAutoRenew,
      position: sql<number>`(select count(*) from packages where group_id = ${item.groupId})`,
    })
    .execute()
  await insertOptions(trx, item)
  await insertFields(trx, item)
}

/** Writes the options of a package at their places, all but those that it `had`, with the prices of all. */
export async function insertOptions(
  trx: Transaction,
  item: Package,
  had: ReadonlySet<Option['id']> = new Set(),
): Promise<void> {
  const all = item.options.map(({ id, term, instalments }, position) => ({
    id,
    position,
    package_id: item.id,
    term_unit: term?.unit ?? null,
    term_count: term?.count ?? null,
    instalments: instalments?.count ?? null,
    instalment_unit: instalments?.every.unit ?? null,
    instalment_every: instalments?.every.count ?? null,
  }))
  const prices = item.options.flatMap(({ id, prices }) =>
    prices.map(({ currency, priceMinor, setupMinor }) => ({
      currency,
      option_id: id,
      price_minor: priceMinor,
      setup_minor: setupMinor,
    })),
  )
  const options = all.filter(({ id }) => !had.has(id))
  if (options.length > 0) await trx.insertInto('package_options').values(options).execute()
  await trx.insertInto('option_prices').values(prices).execute()
}

/** The same of what is asked of whoever buys it. */
export async function insertFields(
  trx: Transaction,
  item: Package,
  had: ReadonlySet<Package['fields'][number]['id']> = new Set(),
): Promise<void> {
  const all = item.fields.map(({ staffOnly, ...field }, position) => ({
    ...field,
    position,
    package_id: item.id,
    staff_only: staffOnly,
    choices: [...field.choices],
  }))
  const rows = all.filter(({ id }) => !had.has(id))
  if (rows.length === 0) return
  await trx.insertInto('package_fields').values(rows).execute()
}

/** Takes `quantity` out of stock; false when there are not so many left. Packages without stock have no limit. */
export async function takeStock(trx: Transaction, packageId: PackageId, quantity: number): Promise<boolean> {
  const taken = await trx
    .updateTable('packages')
    .set({ stock: sql`stock - ${quantity}` })
    .where('id', '=', packageId)
    .where('stock', '>=', quantity)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Takes what was sold already. It may be more than is left: that debt is made good by what comes back, before anything is sold again. */
export async function takeSoldStock(trx: Transaction, packageId: PackageId, quantity: number): Promise<void> {
  await trx
    .updateTable('packages')
    .set({ stock: sql`stock - ${quantity}` })
    .where('id', '=', packageId)
    .where('stock', 'is not', null)
    .execute()
}

/** Puts back what an unpaid order, or something that became another, had taken; whether there is a limit to it at all. */
export async function returnStock(
  trx: Transaction,
  packageId: PackageId,
  quantity: number,
): Promise<boolean> {
  const returned = await trx
    .updateTable('packages')
    .set({ stock: sql`stock + ${quantity}` })
    .where('id', '=', packageId)
    .where('stock', 'is not', null)
    .executeTakeFirst()
  return returned.numUpdatedRows > 0n
}
