import { sql } from 'kysely'
import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { TaxClassId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { type TaxRateRow, toTaxRate } from './catalog-store.ts'
import { NewTaxRate, type TaxRate } from './tax.ts'

export const TaxClass = z.object({
  id: TaxClassId,
  name: z.string(),
  /** How often it was changed. */
  version: z.number().int(),
  rates: list(NewTaxRate),
  /** So many packages are taxed by it. */
  packages: z.number().int(),
})
export type TaxClass = z.output<typeof TaxClass>

type Row = Omit<TaxClass, 'rates'> & { readonly rates: readonly TaxRateRow[] }

const columns = sql`t.id, t.name, t.version,
  (select coalesce(json_agg(json_build_object('country', r.country, 'region', r.region, 'name', r.name,
    'ratePpm', r.rate_ppm::text) order by r.position), '[]') from tax_rates r where r.tax_class_id = t.id) as rates,
  (select count(*)::int from packages p where p.tax_class_id = t.id) as packages`

const toTaxClass = ({ rates, ...row }: Row): TaxClass => ({ ...row, rates: rates.map(toTaxRate) })

export async function listTaxClasses(reader: Reader): Promise<TaxClass[]> {
  const { rows } = await sql<Row>`select ${columns} from tax_classes t order by t.name limit 200`.execute(
    reader,
  )
  return rows.map(toTaxClass)
}

export async function findTaxClass(reader: Reader, id: TaxClassId): Promise<TaxClass | undefined> {
  const { rows } = await sql<Row>`select ${columns} from tax_classes t where t.id = ${id}`.execute(reader)
  return rows.map(toTaxClass)[0]
}

export async function lockTaxClass(trx: Transaction, id: TaxClassId): Promise<TaxClass | undefined> {
  await sql`select from tax_classes where id = ${id} for update`.execute(trx)
  return findTaxClass(trx, id)
}

export async function isTaxClassNameTaken(
  reader: Reader,
  name: string,
  but: TaxClassId | null,
): Promise<boolean> {
  const { rows } = await sql`select from tax_classes
    where name = ${name} and id is distinct from ${but}::uuid`.execute(reader)
  return rows.length > 0
}

/** Invoices keep the rates that they were issued with, so that a class has only those of now. */
export async function updateTaxClass(
  trx: Transaction,
  { id, name, rates }: { id: TaxClassId; name: string; rates: readonly (TaxRate & { id: string })[] },
): Promise<void> {
  await sql`update tax_classes set name = ${name}, version = version + 1 where id = ${id}`.execute(trx)
  await sql`delete from tax_rates where tax_class_id = ${id}`.execute(trx)
  if (rates.length === 0) return
  const rows = rates.map(({ ratePpm, ...rate }, position) => ({
    ...rate,
    position,
    tax_class_id: id,
    rate_ppm: ratePpm,
  }))
  await trx.insertInto('tax_rates').values(rows).execute()
}
