import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { monthly } from '../world/catalog.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'
import { afterTampering } from './tampering.ts'

let world: World
let superuser: Database

/** An evening class in four instalments: two are paid, one is invoiced, one is to come. */
beforeAll(async () => {
  world = await openWorld('2026-01-15')
  const ada = await world.person('Ada')
  const instalments = { count: 4, every: monthly }
  await ada.buys('good', await world.catalog('Evening class', { price: 9_001, tax: 190_000, instalments }))
  await world.until('2026-03-08')
  superuser = openDatabase(world.adminUrl, 1)
})
afterAll(async () => {
  await superuser.close()
  await world.close()
})

test('a shop in which somebody pays in instalments holds', async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
})

const set = (what: string, position: number) => `update instalments set ${what} where position = ${position}`

const tamperings: [what: string, statements: string[], says: RegExp][] = [
  [
    'a price that was raised afterwards',
    [set('unit_minor = unit_minor + 1', 4)],
    /^The instalments of schedule \S+ \(Evening class\) come to 9002 in minor units, and 9001 was agreed\.$/,
  ],
  [
    'an instalment that counts as paid and is not',
    [set(`status = 'paid', awaits_invoice = false, overdue_on = null`, 3)],
    /^Instalment 3 of schedule \S+ \(Evening class\) is paid, and stands on invoice INV-000003, which is pending\.$/,
  ],
  [
    'an instalment that was paid and is asked for again',
    [set(`status = 'open'`, 2)],
    /^Instalment 2 of .* is open, and stands on invoice INV-000002, which is paid\.$/,
  ],
  [
    'an instalment that is to be invoiced although it is',
    [set('invoice_id = null, awaits_invoice = true', 3)],
    /^Instalment 3 of .* is open, and stands on invoice INV-000003, which is pending\.$/,
  ],
  [
    'an instalment on an invoice that does not ask for it',
    [set(`invoice_id = (select id from invoices where number = 'INV-000003')`, 4)],
    /^Instalment 4 of .* is open, and stands on invoice INV-000003, which is pending\.$/,
  ],
  [
    'an instalment that nobody will ever ask for',
    [set('awaits_invoice = false', 4)],
    /^Instalment 4 of .* is open, and stands on no invoice\.$/,
  ],
  [
    'an instalment that comes to less than its invoice asks for',
    [set('discount_minor = 1', 3)],
    /^Instalment 3 of .* comes to 2249 in minor units, and invoice INV-000003 asks for 2250\.$/,
  ],
  [
    'an instalment that was let go while its invoice waits',
    [set(`status = 'cancelled', awaits_invoice = false, overdue_on = null`, 3)],
    /^Instalment 3 of .* is cancelled, and stands on invoice INV-000003, which is pending\.$/,
  ],
]

test('an instalment that is called paid with its invoice, of which the history knows nothing, is named', async () => {
  const found = await afterTampering(superuser, [
    set(`status = 'paid', awaits_invoice = false, overdue_on = null`, 3),
    `update invoices set status = 'paid', received_minor = total_minor, paid_at = issued_at where number = 'INV-000003'`,
  ])
  expect(found.map((difference) => difference.says)).toContainEqual(
    expect.stringMatching(
      /^Invoice INV-000003 is paid, and by the history of its 1 instalments 0 were paid and 0 /,
    ),
  )
})

test.each(tamperings)('%s is named', async (_what, statements, says) => {
  const found = await afterTampering(superuser, statements)
  expect(found.map((difference) => difference.says)).toEqual([expect.stringMatching(says)])
})
