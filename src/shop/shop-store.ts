import { sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { ShopSettings as Settings } from '../platform/shop-settings.ts'
import { ShopSettings } from './shop-settings.ts'

export type ShopState = {
  readonly settings: Settings
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
  shop: { settings: Settings; isDemo: boolean; createdAt: Instant },
): Promise<boolean> {
  const row = await trx
    .insertInto('shop')
    .values({ settings: JSON.stringify(shop.settings), is_demo: shop.isDemo, created_at: shop.createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('only_row')
    .executeTakeFirst()
  return row !== undefined
}

/** The settings as they stand in the database, and how often they were changed; the row is locked until the transaction ends. */
export async function lockSettings(
  trx: Transaction,
): Promise<{ settings: Settings; version: number } | null> {
  const row = await trx.selectFrom('shop').select(['settings', 'version']).forUpdate().executeTakeFirst()
  return row ? { settings: ShopSettings.parse(row.settings), version: row.version } : null
}

export async function findSettings(reader: Reader): Promise<{ settings: Settings; version: number } | null> {
  const row = await reader.selectFrom('shop').select(['settings', 'version']).executeTakeFirst()
  return row ? { settings: ShopSettings.parse(row.settings), version: row.version } : null
}

export async function saveSettings(trx: Transaction, settings: Settings): Promise<void> {
  await trx
    .updateTable('shop')
    .set({ settings: JSON.stringify(settings), version: sql<number>`version + 1` })
    .execute()
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
