import { sql } from 'kysely'
import { z } from 'zod'
import { type Instant, isTimeZone } from '../kernel/calendar.ts'
import type { Reader, Transaction } from './database.ts'

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const CurrencyCode = z.string().refine((code) => currencies.has(code), 'is no ISO 4217 currency')
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166 country code')
export const TimeZone = z.string().max(60).refine(isTimeZone, 'is no IANA time zone')

/** What the owner decides about the shop. Defaults are those of 01-domain. */
export const ShopSettings = z.object({
  name: z.string().trim().min(1).max(80),
  legalName: z.string().trim().max(120).default(''),
  address: z.string().trim().max(400).default(''),
  taxId: z.string().trim().max(40).default(''),
  email: z.email().max(254),
  country: CountryCode,
  currency: CurrencyCode,
  timeZone: TimeZone,
  locale: z.string().max(20).default('en'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#2f5bd8'),
  taxMode: z.enum(['exclusive', 'inclusive']).default('exclusive'),
  terms: z.string().trim().max(20_000).default(''),
  /** Days a customer has to finish a checkout, or to pay what staff issued, before the invoice expires. */
  invoiceExpiryDays: z.number().int().min(1).max(365).default(14),
  /** The renewal timetable: invoice so many days before expiry, retries so many days after the renewal day. */
  renewalInvoiceDays: z.number().int().min(0).max(60).default(10),
  renewalRetryDays: z.array(z.number().int().min(1).max(60)).max(10).default([1, 3, 5, 7]),
  shareRenewalInvoice: z.boolean().default(true),
  bankInstructions: z.string().trim().max(2_000).default(''),
  /** So many emails within an hour are usual; a run beyond it is held back until staff look at it. */
  emailsPerHour: z.number().int().min(1).max(1_000_000).default(1_000),
})
export type ShopSettings = z.output<typeof ShopSettings>

export type ShopState = {
  readonly settings: ShopSettings
  readonly isDemo: boolean
  readonly clockOffsetMs: number
}

/** The shop as it stands in the database; null while it has not been set up. */
export async function loadShop(reader: Reader): Promise<ShopState | null> {
  const row = await reader
    .selectFrom('shop')
    .select(['settings', 'is_demo', 'clock_offset_ms'])
    .executeTakeFirst()
  if (!row) return null
  return {
    settings: ShopSettings.parse(row.settings),
    isDemo: row.is_demo,
    clockOffsetMs: Number(row.clock_offset_ms),
  }
}

/** Writes the shop's row; false when there is one. */
export async function insertShop(
  trx: Transaction,
  shop: { settings: ShopSettings; isDemo: boolean; createdAt: Instant },
): Promise<boolean> {
  const row = await trx
    .insertInto('shop')
    .values({ settings: JSON.stringify(shop.settings), is_demo: shop.isDemo, created_at: shop.createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('only_row')
    .executeTakeFirst()
  return row !== undefined
}

/** Moves a demo shop's clock to this many milliseconds ahead; false when it is no demo shop, or would go back. */
export async function saveClockOffset(trx: Transaction, offsetMs: number): Promise<boolean> {
  const moved = await trx
    .updateTable('shop')
    .set({ clock_offset_ms: BigInt(offsetMs) })
    .where('is_demo', '=', true)
    .where('clock_offset_ms', '<=', BigInt(offsetMs))
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

/** Tells every process of this shop that settings or clock have changed. */
export async function announceShopChange(trx: Transaction): Promise<void> {
  await sql`select pg_notify('shop_changed', '')`.execute(trx)
}
