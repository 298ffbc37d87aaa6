import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doJobs } from '../world/jobs.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

test('a page that is not there is answered in the frame of the area that it was looked for in', async () => {
  const desk = world.browser(await world.member('Owner'))
  const missing = await desk.ask('/admin/nothing/here')
  expect(missing.status).toBe(404)
  expect(missing.text).toContain('href="/admin/customers"')
  expect(missing.text).not.toContain('href="/cart"')
  const ada = await world.person('Ada')
  const userId = 'userId' in ada.actor ? ada.actor.userId : ''
  expect((await world.browser(await world.session(userId)).ask('/admin/nothing/here')).status).toBe(404)
  expect((await world.browser().ask('/admin/nothing/here')).leadsTo).toContain('/sign-in')
  expect((await world.browser().ask('/nothing/here')).text).toContain('href="/cart"')
})

test('the window of a history says whose it is', async () => {
  const sofia = await world.person('Sofia Rossi')
  const desk = world.browser(await world.member('Owner'))
  const { text } = await desk.ask(`/admin/customers/${sofia.customerId}/history`)
  expect(text).toContain('<title>History of Sofia Rossi · Testshop</title>')
})

test('a link to a new password that was used, is too old or never was shows no form, and leads to a new one', async () => {
  const ben = await world.person('Ben')
  await world.app.identity.requestPasswordReset({ kind: 'visitor' }, { email: ben.email })
  await doJobs(world.runtime, ['send-reset-link'])
  const { rows } = await sql<{ token: string }>`
    select substr(identifier, length('reset-password:') + 1) as token from verifications
    where identifier like 'reset-password:%'`.execute(world.runtime.database.reader)
  const path = `/reset-password/${rows[0]?.token}`
  const visitor = world.browser()
  const before = await visitor.ask(path)
  expect(before.status).toBe(200)
  expect(before.text).toContain('name="password"')
  expect((await visitor.post(path, { password: 'a new long password' })).leadsTo).toBe('/sign-in')
  for (const address of [path, '/reset-password/nothing', `/reset-password/${'x'.repeat(500)}`]) {
    const answer = await visitor.ask(address)
    expect(answer.status).toBe(410)
    expect(answer.text).not.toContain('name="password"')
    expect(wordsOf(answer)).toContain('This link was used before or is too old.')
    expect(answer.text).toContain('href="/forgot-password"')
  }
})

test('credit that staff gave says why, to its customer and to staff', async () => {
  const kim = await world.person('Kim')
  const { customerId } = kim
  const change = { customerId, currency: 'EUR', amountMinor: '500', reason: 'For the long wait in May' }
  await world.app.credit.adjust(world.staff, change)
  const userId = 'userId' in kim.actor ? kim.actor.userId : ''
  const own = world.browser(await world.session(userId))
  expect(wordsOf(await own.ask('/account/credit'))).toContain('For the long wait in May')
  const desk = world.browser(await world.member('Owner'))
  expect(wordsOf(await desk.ask(`/admin/customers/${customerId}`))).toContain('For the long wait in May')
})

test('an invoice of nothing is paid, and says that there was nothing to pay', async () => {
  const lou = await world.person('Lou')
  const { number } = await lou.orders(await world.catalog('Gift', { price: 0, term: null }))
  const userId = 'userId' in lou.actor ? lou.actor.userId : ''
  const own = world.browser(await world.session(userId))
  const desk = world.browser(await world.member('Owner'))
  for (const answer of [
    await own.ask(`/account/invoices/${number}`),
    await desk.ask(`/admin/invoices/${number}`),
  ]) {
    expect(answer.status).toBe(200)
    expect(wordsOf(answer)).toContain('There was nothing to pay.')
    expect(wordsOf(answer)).not.toContain('Nothing was paid yet')
  }
})
