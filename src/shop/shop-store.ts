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
