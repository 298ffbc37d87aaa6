import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { insertCustomer } from '../../src/customers/customer-store.ts'
import { CustomerId } from '../../src/kernel/ids.ts'
import { system, visitor } from '../../src/platform/actor.ts'
import { systemOnly } from '../../src/platform/permission.ts'
import { useCase } from '../../src/platform/use-case.ts'
import { doJobs } from '../world/jobs.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

const email = 'grete@example.com'
const password = 'correct horse battery'
const from = { address: '203.0.113.7', browser: '' }
const details = { name: 'Grete Hermann', country: 'DE', timeZone: 'Europe/Berlin', locale: 'en' as const }
const nothing = {
  company: '',
  phone: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postcode: '',
  taxId: '',
}

/** What a program does that brings customers along. */
const bringCustomer = useCase({
  name: 'test.bring_customer',
  input: z.object({}),
  output: CustomerId,
  may: systemOnly,
  async run(work) {
    const { id, name, number } = await insertCustomer(work.trx, {
      ...nothing,
      ...details,
      id: CustomerId.parse(work.newId()),
      userId: null,
      email,
      currency: 'EUR',
      createdAt: work.now,
    })
    work.record({ type: 'customer.opened', customerId: id, number, personal: { name, email } })
    return id
  },
})

let world: WebWorld
let id: CustomerId
let staff: ReturnType<WebWorld['browser']>
beforeAll(async () => {
  world = await openWebWorld()
  id = await world.app.bind(bringCustomer)(system('test'), {})
  staff = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

test('a customer without a login is listed and found', async () => {
  expect(wordsOf(await staff.ask('/admin/customers'))).toContain('Grete Hermann')
  expect(wordsOf(await staff.ask('/admin/search?q=grete'))).toContain('Grete Hermann')
})

test('is shown to staff with their history, and that they have none', async () => {
  const page = await staff.ask(`/admin/customers/${id}`)
  expect(page.status).toBe(200)
  expect(wordsOf(page)).toContain(email)
  expect(wordsOf(page)).toContain('No login')
  expect(wordsOf(page)).not.toContain('E-mail not confirmed')
  expect((await staff.ask(`/admin/customers/${id}/history`)).status).toBe(200)
})

test('is given credit by staff like everybody else', async () => {
  const amount = { customerId: id, currency: 'EUR', amountMinor: '500', reason: 'brought along' }
  await world.app.credit.adjust(world.staff, amount)
  expect(wordsOf(await staff.ask(`/admin/customers/${id}`))).toContain('€5.00')
})

test('nobody signs in as them: there is no password, and no link to set one', async () => {
  const { identity } = world.app
  await expect(identity.signIn(visitor, { email, password, from })).rejects.toMatchObject({
    code: 'sign_in_failed',
  })
  await identity.requestPasswordReset(visitor, { email })
  await doJobs(world.runtime)
  await expect(identity.requestConfirmation(visitor, {})).rejects.toMatchObject({ code: 'sign_in_required' })
  const { rows } = await world.runtime.database.plainPool.query('select 1 from emails where recipient = $1', [
    email,
  ])
  expect(rows).toEqual([])
})

test('whoever signs up with their address gets an account of their own', async () => {
  const { identity, customers } = world.app
  const { userId, cookies } = await identity.signUp(visitor, { name: 'Somebody', email, password, from })
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ')
  expect(await identity.whoSent(cookie)).toMatchObject({ userId, customer: null })
  const opened = await customers.open({ kind: 'user', userId }, { ...details, currency: 'EUR' })
  expect(opened.id).not.toBe(id)
  expect(await identity.whoSent(cookie)).toMatchObject({ customer: { id: opened.id } })
})
