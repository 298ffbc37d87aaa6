import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openedPackage } from '../world/package-form.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let desk: ReturnType<WebWorld['browser']>
beforeAll(async () => {
  world = await openWebWorld()
  desk = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

/** Every field of the form on a page as it stands there, as a browser without script would send it. */
async function formOn(path: string, of = 'name="name"'): Promise<Record<string, string>> {
  const { text } = await desk.ask(path)
  const form = present(
    [...text.matchAll(/<form[\s\S]*?<\/form>/g)].map(([all]) => all).find((all) => all.includes(of)),
    `the form on ${path}`,
  )
  return Object.fromEntries(fieldsIn(form))
}

function fieldsIn(form: string): [string, string][] {
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const name = attribute(tag, 'name')
    const isOff = /type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag)
    return name && !isOff ? [[name, attribute(tag, 'value') ?? '']] : []
  })
  const texts = [...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)]
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']): [string, string] => {
      const chosen =
        /<option[^>]*value="([^"]*)"[^>]* selected/.exec(options) ??
        /<option[^>]* selected[^>]*value="([^"]*)"/.exec(options)
      return [name, chosen?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '']
    },
  )
  return [
    ...inputs,
    ...texts.map(([, name = '', text = '']): [string, string] => [name, text.trim()]),
    ...selects,
  ]
}

const packageIdOf = (location: unknown) =>
  present(/packages\/([0-9a-f-]{36})/.exec(String(location))?.[1], 'a package')

test('an empty shop says what is made first, and is filled from there without script', async () => {
  expect(wordsOf(await desk.ask('/admin/packages'))).toContain('First of all: a group')
  expect((await desk.post('/admin/groups/new', { name: 'Hosting & more' })).status).toBe(303)
  expect(wordsOf(await desk.ask('/admin/packages/new'))).toContain('Then: how it is taxed')
  const vat = { name: 'Standard', 'rates.0.country': 'DE', 'rates.0.name': 'VAT', 'rates.0.percent': '19' }
  expect((await desk.post('/admin/tax-classes/new', vat)).status).toBe(303)

  const form = await formOn('/admin/packages/new')
  const made = await desk.post('/admin/packages/new', {
    ...form,
    name: 'Café Pro',
    summary: 'For a site that is read.',
    'options.0.price.EUR': '12.50',
    'options.0.setup.EUR': '5',
    'fields.0.label': 'Domain',
    'fields.0.required': 'yes',
  })
  expect(made.status).toBe(303)
  const visitor = world.browser()
  const page = wordsOf(await visitor.ask('/store/cafe-pro'))
  for (const words of ['Café Pro', 'For a site that is read.', '€12.50', '€5.00', 'Domain']) {
    expect(page).toContain(words)
  }
})

test('what is wrong is said beside each field, and nothing that was typed is lost', async () => {
  const form = await formOn('/admin/packages/new')
  const answer = await desk.post('/admin/packages/new', {
    ...form,
    name: '',
    slug: 'Not An Address',
    'options.0.price.EUR': 'twelve',
    'options.0.count': '',
    'fields.0.label': 'Size',
    'fields.0.type': 'choice',
  })
  expect(answer.status).toBe(422)
  for (const name of ['name', 'slug', 'options.0.price.EUR', 'options.0.count', 'fields.0.choices']) {
    expect(answer.text, name).toMatch(
      new RegExp(
        `name="${name.replaceAll('.', '\\.')}"[^>]*aria-invalid|aria-invalid[^>]*name="${name.replaceAll('.', '\\.')}"`,
      ),
    )
  }
  expect(answer.text).toContain('value="twelve"')
  expect(answer.text).toContain('value="Not An Address"')
  expect(answer.text).toContain('value="Size"')
})

test('a line more, and another currency, are there when they are asked for, with all that was typed', async () => {
  const form = await formOn('/admin/packages/new')
  const typed = { ...form, name: 'Plan', 'options.0.price.EUR': '10' }
  const more = await desk.post('/admin/packages/new', { ...typed, showFields: 'options' })
  expect(more.status).toBe(200)
  expect(more.text).toContain('name="options.1.price.EUR"')
  expect(more.text).toContain('value="Plan"')
  const dollars = await desk.post('/admin/packages/new', {
    ...typed,
    addCurrency: 'usd',
    showFields: 'currency',
  })
  expect(dollars.text).toContain('name="options.0.price.USD"')
  expect((await desk.ask('/admin/packages/new')).text).not.toContain('price.USD')
})

test('one that is opened and saved as it stands is the same afterwards', async () => {
  const [item] = (await world.app.catalog.packages(world.staff, {})).packages
  const path = `/admin/packages/${present(item, 'a package').id}`
  const before = await world.app.catalog.edited(world.staff, { packageId: present(item, 'a package').id })
  expect((await desk.post(path, await formOn(path))).status).toBe(303)
  expect(await world.app.catalog.edited(world.staff, { packageId: present(item, 'a package').id })).toEqual(
    before,
  )
})

test('the second of two is told who was first and what they changed, and may put theirs in its place', async () => {
  const [item] = (await world.app.catalog.packages(world.staff, {})).packages
  const path = `/admin/packages/${present(item, 'a package').id}`
  const form = await formOn(path)
  await desk.post(path, { ...form, 'options.0.price.EUR': '15' })
  const answer = await desk.post(path, { ...form, summary: 'Mine' })
  expect(answer.status).toBe(409)
  expect(wordsOf(answer)).toContain('changed this while you were editing it')
  expect(wordsOf(answer)).toContain('EUR 15.00')
  expect(answer.text).toContain('value="Mine"')
  const version = present(/name="version" value="(\d+)"/.exec(answer.text)?.[1], 'a version')
  expect((await desk.post(path, { ...form, summary: 'Mine', version })).status).toBe(303)
  expect(wordsOf(await world.browser().ask('/store/cafe-pro'))).toContain('€12.50')
})

test('the page tells what was changed last, by whom and from what', async () => {
  const packageId = present((await world.app.catalog.packages(world.staff, {})).packages[0], 'a package').id
  const page = wordsOf(await desk.ask(`/admin/packages/${packageId}`))
  expect(page).toContain('Last changes')
  expect(page).toMatch(/In one sentence\s*:\s*For a site that is read\.\s*→\s*Mine/)
})

test('a form that was sent back still knows what stock it was opened at, so that a sale meanwhile is no delivery', async () => {
  const packageId = present((await world.app.catalog.packages(world.staff, {})).packages[0], 'a package').id
  const path = `/admin/packages/${packageId}`
  await desk.post(path, { ...(await formOn(path)), stock: '5' })
  const opened = await formOn(path)
  expect(opened).toMatchObject({ stock: '5', stockWas: '5' })
  const meanwhile = { ...(await openedPackage(world.app, packageId)), stock: { was: 5, now: 4 } }
  await world.app.catalog.changePackage(world.staff, meanwhile)
  const refused = await desk.post(path, { ...opened, name: '' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('name="stockWas" value="5"')
})

test('a duplicate begins with everything but the address, and is a package of its own', async () => {
  const [item] = (await world.app.catalog.packages(world.staff, {})).packages
  const form = await formOn(`/admin/packages/new?like=${present(item, 'a package').id}`)
  expect(form).toMatchObject({
    name: 'Café Pro (copy)',
    slug: '',
    'options.0.price.EUR': '12.50',
    'fields.0.label': 'Domain',
  })
  expect(form).not.toHaveProperty('options.0.id')
  const made = await desk.post('/admin/packages/new', form)
  expect(made.status).toBe(303)
  expect(packageIdOf(made.headers.location)).not.toBe(present(item, 'a package').id)
})

test('archived, it is listed apart and can be taken back', async () => {
  const { packages } = await world.app.catalog.packages(world.staff, {})
  const copy = present(
    packages.find(({ slug }) => slug === 'cafe-pro-copy'),
    'the copy',
  )
  const path = `/admin/packages/${copy.id}`
  expect((await desk.post(path, { intent: 'archive' })).status).toBe(303)
  expect(wordsOf(await desk.ask('/admin/packages'))).not.toContain('(copy)')
  expect(wordsOf(await desk.ask('/admin/packages?archived=yes'))).toContain('(copy)')
  expect(wordsOf(await desk.ask(path))).toContain('This package is archived')
  expect((await world.browser().ask('/store/cafe-pro-copy')).status).toBe(404)
  expect((await desk.post(path, { intent: 'restore' })).status).toBe(303)
})

test('a tax class says what somebody would pay who buys there', async () => {
  const [taxClass] = (await world.app.catalog.taxClasses(world.staff, {})).taxClasses
  const path = `/admin/tax-classes/${present(taxClass, 'a tax class').id}`
  expect(wordsOf(await desk.ask(`${path}?country=DE`))).toContain('A buyer in Germany pays VAT 19%.')
  expect(wordsOf(await desk.ask(`${path}?country=CH`))).toContain('A buyer in Switzerland pays no tax.')
})

test.each([
  '/admin/packages',
  '/admin/packages/new',
  '/admin/groups/new',
  '/admin/tax-classes',
  '/admin/tax-classes/new',
])('%s is closed to staff who may not touch the catalogue', async (path) => {
  const support = world.browser(await world.member('Support'))
  expect((await support.ask(path)).status).toBe(403)
})
