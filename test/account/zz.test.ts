import { test } from 'vitest'
import { openWorld } from '../world/world.ts'

test('speed', async () => {
  const world = await openWorld('2026-03-01')
  const ada = await world.person('Ada')
  const thing = await world.catalog('Hosting', { price: 1000 })
  for (let i = 0; i < 30; i += 1) await ada.orders(thing)
  for (const [name, ask] of [
    ['invoices', () => world.app.invoices.list(ada.actor, { status: 'pending' })],
    [
      'one plain',
      () =>
        world.runtime.database.reader
          .selectFrom('invoices')
          .select('id')
          .where('customer_id', '=', ada.customerId)
          .limit(26)
          .execute(),
    ],
    ['history', () => world.app.customers.history(ada.actor, { customerId: ada.customerId })],
  ] as const) {
    for (let i = 0; i < 200; i += 1) await ask()
    const begun = performance.now()
    const each = 3000
    let left = each
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        while (left-- > 0) await ask()
      }),
    )
    console.log(name, Math.round(each / ((performance.now() - begun) / 1000)), 'a second')
  }
  await world.close()
})
