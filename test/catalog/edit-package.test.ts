import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { GroupId, PackageId, TaxClassId } from '../../src/kernel/ids.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { openedPackage, type PackageForm, pricedAt } from '../world/package-form.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, staff, type World } from '../world/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld('2026-03-01')
})
afterEach(async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

const ben: Actor = { ...(staff as Extract<Actor, { kind: 'staff' }>), name: 'Ben' }
const asked = {
  hint: '',
  type: 'text' as const,
  choices: [],
  required: false,
  editable: false,
  staffOnly: false,
}
const nowhere = '018f0000-0000-7000-8000-00000000dead'

const opened = (id: PackageId) => openedPackage(world.app, id)

async function changes(id: PackageId, change: Partial<PackageForm>) {
  return world.app.catalog.changePackage(staff, { ...(await opened(id)), ...change })
}

async function changesPrice(id: PackageId, minor: string) {
  return world.app.catalog.changePackage(staff, pricedAt(await opened(id), minor))
}

describe('changing a package', () => {
  test('changes nothing when nothing was entered, and tells nothing', async () => {
    const { id } = await world.catalog('Hosting', { price: 1_000 })
    const before = await world.app.catalog.edited(staff, { packageId: id })
    expect(await changes(id, {})).toEqual({ outcome: 'saved' })
    expect(await world.app.catalog.edited(staff, { packageId: id })).toEqual(before)
  })

  test('leaves what customers have as it was agreed: it renews at the old price, and a newcomer pays the new one', async () => {
    const hosting = await world.catalog('Hosting', { price: 1_000 })
    const ada = await world.person('Ada')
    await ada.buys('good', hosting)
    await changesPrice(hosting.id, '1500')
    await world.until('2026-04-02')
    const bob = await world.person('Bob')
    await bob.buys('good', hosting)
    expect((await ada.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([1_000n, 1_000n])
    expect((await bob.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([1_500n])
  })

  test('is seen by whoever has it in the cart before anything is ordered', async () => {
    const hosting = await world.catalog('Hosting', { price: 1_000 })
    const ada = await world.person('Ada')
    const cart = await ada.fillsCart([hosting])
    await changesPrice(hosting.id, '1500')
    await expect(ada.checksOut(cart)).rejects.toMatchObject({ code: 'cart_has_changed' })
    expect(await ada.invoices()).toEqual([])
  })

  test('takes what is offered no more out of carts, and what was bought of it goes on', async () => {
    const hosting = await world.catalog('Hosting', { price: 1_000 })
    const ada = await world.person('Ada')
    await ada.buys('good', hosting)
    const { token } = await ada.fillsCart([hosting])
    const form = await opened(hosting.id)
    const yearly = {
      ...present(form.options[0], 'an option'),
      id: null,
      term: { unit: 'year' as const, count: 1 },
    }
    await changes(hosting.id, { options: [yearly] })
    expect(await world.app.carts.page(ada.actor, { token })).toBeNull()
    const option = present(hosting.options[0], 'an option')
    await expect(
      world.app.carts.put(ada.actor, { token, packageId: hosting.id, optionId: option.id }),
    ).rejects.toMatchObject({ code: 'not_for_sale' })
    await world.until('2026-04-02')
    expect(await ada.invoices()).toHaveLength(2)
  })

  test('keeps the ids of ways to buy and of questions that stay, in their new order', async () => {
    const { id } = await world.catalog('Hosting', {
      price: 1_000,
      fields: [
        { ...asked, label: 'Domain' },
        { ...asked, label: 'Size', type: 'choice', choices: ['S', 'M'] },
      ],
    })
    const { fields, options } = await opened(id)
    const extra = { ...present(options[0], 'an option'), id: null, term: null }
    await changes(id, { fields: fields.toReversed(), options: [extra, ...options] })
    const { item } = await world.app.catalog.edited(staff, { packageId: id })
    expect(item.fields.map((field) => field.id)).toEqual(fields.toReversed().map((field) => field.id))
    expect(item.options[1]?.id).toBe(options[0]?.id)
    expect(item.options[0]?.term).toBeNull()
  })

  test('is refused to the second of two, who is told what the first did', async () => {
    const { id } = await world.catalog('Hosting', { price: 1_000 })
    const first = await opened(id)
    const second = await opened(id)
    await world.app.catalog.changePackage(ben, { ...first, name: 'Hosting Pro' })
    const told = await world.app.catalog.changePackage(staff, { ...second, summary: 'The best.' })
    expect(told).toMatchObject({
      outcome: 'outdated',
      version: 2,
      changes: [
        { field: 'name', before: 'Hosting', after: 'Hosting Pro', by: { kind: 'staff', name: 'Ben' } },
      ],
    })
    const { item } = await world.app.catalog.edited(staff, { packageId: id })
    expect([item.name, item.summary]).toEqual(['Hosting Pro', ''])
  })

  test('adds to stock what was added, whatever was sold while the form was open', async () => {
    const thing = await world.catalog('Thing', { price: 1_000, term: null, stock: 5 })
    const form = await opened(thing.id)
    const ada = await world.person('Ada')
    await ada.buys('good', thing)
    await world.app.catalog.changePackage(staff, { ...form, stock: { was: 5, now: 10 } })
    expect((await world.app.catalog.edited(staff, { packageId: thing.id })).item.stock).toBe(9)
  })

  test('sets a limit where there was none, and lifts one', async () => {
    const thing = await world.catalog('Thing', { price: 1_000, term: null })
    await changes(thing.id, { stock: { was: null, now: 1 } })
    const ada = await world.person('Ada')
    await ada.buys('good', thing)
    await expect(ada.fillsCart([thing])).rejects.toMatchObject({ code: 'out_of_stock' })
    await changes(thing.id, { stock: { was: 0, now: null } })
    await ada.fillsCart([thing])
  })

  test('is refused where its address is taken, beside that field; so is a new one', async () => {
    const { id } = await world.catalog('Hosting', { price: 1_000 })
    const other = await world.catalog('Other', { price: 1_000 })
    const beside = { code: 'address_taken', problems: [{ path: ['slug'] }] }
    await expect(changes(id, { slug: other.slug })).rejects.toMatchObject(beside)
    const {
      packageId: _id,
      version: _version,
      stock: _stock,
      options,
      fields = [],
      ...form
    } = await opened(id)
    const made = { ...form, fields, options }
    await expect(world.app.catalog.createPackage(staff, made)).rejects.toMatchObject(beside)
  })

  test('finds nothing where the package, its group, its tax class or one of its options is another’s or nobody’s', async () => {
    const { id } = await world.catalog('Hosting', { price: 1_000 })
    const other = await world.catalog('Other', { price: 1_000 })
    const { options } = await opened(other.id)
    const missing = { code: 'not_found' }
    await expect(changes(id, { options })).rejects.toMatchObject(missing)
    await expect(changes(id, { groupId: GroupId.parse(nowhere) })).rejects.toMatchObject(missing)
    await expect(changes(id, { taxClassId: TaxClassId.parse(nowhere) })).rejects.toMatchObject(missing)
    await expect(changes(id, { packageId: PackageId.parse(nowhere) })).rejects.toMatchObject(missing)
  })
})

test.each(['package', 'group', 'tax class'] as const)(
  'of two who make a %s that is called the same at once, the second is refused',
  async (what) => {
    const { catalog } = world.app
    const { groupId, taxClassId } = await world.catalog('Hosting', { price: 1_000 })
    const options = [{ term: null, prices: [{ currency: 'EUR', priceMinor: '100' }] }]
    const made = {
      package: () =>
        catalog.createPackage(staff, { name: 'Same', slug: 'same', groupId, taxClassId, options }),
      group: () => catalog.createGroup(staff, { name: 'Same', slug: 'same' }),
      'tax class': () => catalog.createTaxClass(staff, { name: 'Same', rates: [] }),
    }
    const ended = await Promise.allSettled([made[what](), made[what](), made[what]()])
    const refused = ended.filter((each) => each.status === 'rejected').map(({ reason }) => reason.code)
    expect(refused).toEqual(Array(2).fill(what === 'tax class' ? 'name_taken' : 'address_taken'))
  },
)

describe('a package that is archived', () => {
  test('is not sold any more, and goes on for who has it', async () => {
    const hosting = await world.catalog('Hosting', { price: 1_000 })
    const ada = await world.person('Ada')
    await ada.buys('good', hosting)
    await world.app.catalog.archivePackage(staff, { packageId: hosting.id })
    await expect(ada.fillsCart([hosting])).rejects.toMatchObject({ code: 'not_for_sale' })
    expect((await world.app.catalog.storefront(ada.actor, {})).packages).toEqual([])
    const listed = await world.app.catalog.packages(staff, {})
    expect([listed.packages, listed.archivedCount]).toEqual([[], 1])
    await world.until('2026-04-02')
    expect(await ada.invoices()).toHaveLength(2)
  })

  test('cannot be changed until it is taken back, and is hidden then', async () => {
    const { id } = await world.catalog('Hosting', { price: 1_000 })
    await world.app.catalog.archivePackage(staff, { packageId: id })
    await expect(changes(id, { name: 'Other' })).rejects.toMatchObject({ code: 'package_archived' })
    await expect(world.app.catalog.archivePackage(staff, { packageId: id })).rejects.toMatchObject({
      code: 'package_archived',
    })
    await world.app.catalog.restorePackage(staff, { packageId: id })
    expect((await world.app.catalog.edited(staff, { packageId: id })).item.visible).toBe(false)
    await changes(id, { visible: true })
    expect((await world.app.catalog.storefront({ kind: 'visitor' }, {})).packages).toHaveLength(1)
  })
})

describe('groups', () => {
  const group = (name: string, parentId: GroupId | null = null) =>
    world.app.catalog.createGroup(staff, { name, slug: name.toLowerCase(), parentId })

  test('never stand below themselves', async () => {
    const plans = await group('Plans')
    const large = await group('Large', plans)
    const edited = await world.app.catalog.group(staff, { groupId: plans })
    const below = { groupId: plans, version: edited.version, name: 'Plans', slug: 'plans' }
    for (const parentId of [plans, large]) {
      await expect(world.app.catalog.changeGroup(staff, { ...below, parentId })).rejects.toMatchObject({
        code: 'group_in_itself',
      })
    }
  })

  test('tell the second of two who change one what the first did', async () => {
    const plans = await group('Plans')
    const form = { groupId: plans, version: 1, slug: 'plans' }
    await world.app.catalog.changeGroup(ben, { ...form, name: 'Plans for all' })
    expect(await world.app.catalog.changeGroup(staff, { ...form, name: 'Our plans' })).toMatchObject({
      outcome: 'outdated',
      changes: [{ field: 'name', after: 'Plans for all', by: { name: 'Ben' } }],
    })
  })

  test('can be deleted when nothing is in them', async () => {
    const { groupId } = await world.catalog('Hosting', { price: 1_000 })
    await expect(world.app.catalog.deleteGroup(staff, { groupId })).rejects.toMatchObject({
      code: 'group_holds_something',
    })
    const empty = await group('Empty')
    await world.app.catalog.deleteGroup(staff, { groupId: empty })
    await expect(world.app.catalog.group(staff, { groupId: empty })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

test('a rate that is changed holds for what is invoiced from then on, and what was issued keeps its tax', async () => {
  const hosting = await world.catalog('Hosting', { price: 1_000, tax: 190_000 })
  const ada = await world.person('Ada')
  await ada.buys('good', hosting)
  const { taxClassId } = hosting
  const { version, name } = await world.app.catalog.taxClass(staff, { taxClassId })
  const rates = [{ country: null, name: 'VAT', ratePpm: '210000' }]
  await world.app.catalog.changeTaxClass(staff, { taxClassId, version, name, rates })
  await world.until('2026-04-02')
  expect((await ada.invoices()).map(({ totalMinor }) => totalMinor)).toEqual([1_190n, 1_210n])
})
