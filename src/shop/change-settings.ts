import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { EditOutcome, Meanwhile } from '../kernel/edit.ts'
import { changesOfThingSince, lastChangesOf } from '../platform/history/version.ts'
import { staffWith } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { orNotFound } from '../platform/refused.ts'
import type { ShopSettings as Settings } from '../platform/shop-settings.ts'
import { query, useCase } from '../platform/use-case.ts'
import './shop-ports.ts'
import { ShopSettings } from './shop-settings.ts'
import { announceShopChange, findSettings, lockSettings, saveSettings } from './shop-store.ts'

const input = z.object({ settings: ShopSettings, version: z.number().int().min(1) })

/** Writes the settings; each that differs is told in the history with what it was. */
export const saveShopSettings = useCase({
  name: 'shop.change',
  input,
  output: EditOutcome,
  may: staffWith('settings'),
  async run(work, { settings, version }) {
    const before = orNotFound(await lockSettings(work.trx))
    if (before.version !== version) {
      const since = { type: 'shop.changed' as const, of: null, version }
      const changes = await changesOfThingSince(work.trx, since)
      return { outcome: 'outdated' as const, version: before.version, changes }
    }
    const changed = changesBetween(before.settings, settings)
    if (changed.length > 0) {
      await saveSettings(work.trx, settings)
      await announceShopChange(work.trx)
    }
    for (const change of changed) {
      work.record({ type: 'shop.changed', customerId: null, version: version + 1, change })
    }
    return { outcome: 'saved' as const }
  },
})

/** The same, and has this process obey them at once. */
export const changeSettings = process({
  name: 'shop.change_settings',
  input,
  output: EditOutcome,
  may: staffWith('settings'),
  steps: { save: saveShopSettings },
  async run({ actor, steps, ports }, asked) {
    const edited = await steps.save(actor, asked)
    await ports.reloadShop()
    return edited
  },
})

/** The settings as they are edited. */
export const editedSettings = query({
  name: 'shop.edited',
  input: z.object({}),
  output: z.object({
    settings: ShopSettings,
    version: z.number().int(),
    /** The last ones, the newest first. */
    changes: list(Meanwhile),
  }),
  may: staffWith('settings'),
  async run({ reader }) {
    const [found, changes] = await Promise.all([
      findSettings(reader),
      lastChangesOf(reader, { type: 'shop.changed', of: null }, mostChanges),
    ])
    return { ...orNotFound(found), changes }
  },
})

const mostChanges = 20

function changesBetween(before: Settings, after: Settings) {
  return (Object.keys(ShopSettings.shape) as (keyof typeof ShopSettings.shape)[])
    .map((detail) => ({ detail, before: textOf(before[detail]), after: textOf(after[detail]) }))
    .filter((change) => change.before !== change.after)
}

function textOf(setting: Settings[keyof typeof ShopSettings.shape]): string {
  if (typeof setting === 'boolean') return setting ? 'yes' : 'no'
  return Array.isArray(setting) ? setting.join(', ') : String(setting)
}
