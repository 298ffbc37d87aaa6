import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId, UserId } from '../kernel/ids.ts'
import type { DB, Reader, Transaction } from '../platform/database.ts'
import { versionOf } from '../platform/history/version.ts'
import { lockTaken } from '../platform/locks.ts'
import type { Customer, CustomerDetails } from './customer.ts'
import { textOfCustomer } from './searched-customer.ts'

const readColumns = [
  'id',
  'number',
  'user_id',
  'name',
  'company',
  'email',
  'phone',
  'line1',
  'line2',
  'city',
  'region',
  'postcode',
  'country',
  'tax_id',
  'locale',
  'time_zone',
  'currency',
  'created_at',
] as const

const read = (reader: Reader) =>
  reader.selectFrom('customers').select([...readColumns, versionOf(sql.ref('customers.id')).as('version')])

export async function findCustomer(reader: Reader, id: CustomerId): Promise<Customer | undefined> {
  const row = await read(reader).where('id', '=', id).executeTakeFirst()
  return row && toCustomer(row)
}

/**
 * Locks an account against others that would lock it. Rows that only refer to it are written meanwhile: with a stronger lock,
 * whoever holds the number series and writes such a row would wait for whoever waits for the series.
 */
export async function lockCustomer(trx: Transaction, id: CustomerId): Promise<Customer | undefined> {
  const row = await read(trx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  if (row) lockTaken(trx, 'customer', [id])
  return row && toCustomer(row)
}

/** The account that a user owns; of several the oldest. */
export async function findUsersCustomer(reader: Reader, userId: UserId): Promise<Customer | undefined> {
  const row = await read(reader).where('user_id', '=', userId).orderBy('number').executeTakeFirst()
  return row && toCustomer(row)
}

/** Within another statement, whom something of the customer who has this id there is written to, as JSON. */
export const recipientRow = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('name', c.name, 'email', c.email, 'locale', c.locale) from customers c where c.id = ${id})`

export async function insertCustomer(
  trx: Transaction,
  customer: Omit<Customer, 'number' | 'version'>,
): Promise<Customer> {
  const { id, userId, email, currency, createdAt } = customer
  const row = await trx
    .insertInto('customers')
    .values({ id, user_id: userId, email, currency, created_at: createdAt, ...columns(customer, email) })
    .returning(readColumns)
    .executeTakeFirstOrThrow()
  return toCustomer({ ...row, version: '0' })
}

export async function updateCustomer(
  trx: Transaction,
  { id, email }: Pick<Customer, 'id' | 'email'>,
  details: CustomerDetails,
): Promise<void> {
  await trx.updateTable('customers').set(columns(details, email)).where('id', '=', id).execute()
}

/** Writes the text that customers are found by where it is missing, of a few; answers how many they were. */
export async function foldCustomers(trx: Transaction, limit: number): Promise<number> {
  const rows = await trx
    .selectFrom('customers')
    .select(['id', 'name', 'company', 'email', 'phone', 'country'])
    .where('folded', 'is', null)
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  const folded = rows.map((row) => ({ id: row.id, folded: textOfCustomer(row) }))
  await sql`update customers set folded = row.folded
    from json_to_recordset(${JSON.stringify(folded)}) as row(id uuid, folded text) where customers.id = row.id`.execute(
    trx,
  )
  return rows.length
}

function columns(details: CustomerDetails, email: string) {
  const { taxId, timeZone, ...same } = details
  const { name, company, phone, line1, line2, city, region, postcode, country, locale } = same
  return {
    name,
    company,
    phone,
    line1,
    line2,
    city,
    region,
    postcode,
    country,
    locale,
    tax_id: taxId,
    time_zone: timeZone,
    folded: textOfCustomer({ name, company, email, phone, country }),
  }
}

type Row = Pick<Selectable<DB['customers']>, (typeof readColumns)[number]> & { readonly version: string }

function toCustomer(row: Row): Customer {
  return {
    id: row.id as CustomerId,
    number: String(row.number),
    userId: row.user_id as UserId | null,
    name: row.name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    line1: row.line1,
    line2: row.line2,
    city: row.city,
    region: row.region,
    postcode: row.postcode,
    country: row.country,
    taxId: row.tax_id,
    locale: row.locale as Customer['locale'],
    timeZone: row.time_zone,
    currency: row.currency,
    createdAt: row.created_at as Instant,
    version: row.version,
  }
}
