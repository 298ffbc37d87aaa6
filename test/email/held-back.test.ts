import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { emailList } from '../../src/email/email-list.ts'
import { emailPage } from '../../src/email/email-page.ts'
import { releaseEmails } from '../../src/email/release-emails.ts'
import { permissions } from '../../src/identity/permissions.ts'
import { UserId } from '../../src/kernel/ids.ts'
import type { Actor, Permission } from '../../src/platform/actor.ts'
import { openEmailWorld } from './email-world.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { sampleEmail, secretUrl } from './sample-emails.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let world: Awaited<ReturnType<typeof openEmailWorld>>
let mailbox: Mailbox

beforeAll(async () => {
  ;[world, mailbox] = await Promise.all([openEmailWorld(), openMailbox()])
})
beforeEach(async () => {
  await world.database.plainPool.query('delete from emails')
  mailbox.messages.length = 0
  world.change({})
})
afterAll(async () => {
  await Promise.all([world?.close(), mailbox?.close()])
})

const owner = staff(...permissions)
const support = staff('customers.view')

function staff(...may: Permission[]): Actor {
  const userId = UserId.parse('01890000-0000-7000-8000-000000000009')
  return { kind: 'staff', userId, name: 'Grace', permissions: new Set(may) }
}

const statuses = async (ids: string[]) => Promise.all(ids.map(async (id) => (await world.email(id))?.status))
const countEvents = async (type: string) => (await world.events()).filter((each) => each.type === type).length

test('more emails than are usual within an hour are held back, whatever order they are delivered in', async () => {
  world.change({ emailsPerHour: 3 })
  const ids = await world.queue(...Array.from({ length: 5 }, () => sampleEmail('purchase.expired')))
  const deliver = world.worker(mailbox.url)
  for (const id of [...ids].reverse()) await deliver(id)
  for (const id of ids) await deliver(id)
  expect(await statuses(ids)).toEqual(['sent', 'sent', 'sent', 'held_back', 'held_back'])
  expect(await countEvents('email.held_back')).toBe(2)

  const [reset = ''] = await world.queue(sampleEmail('password.reset'))
  await deliver(reset)
  expect(await statuses([reset])).toEqual(['sent'])

  await expect(world.bind(releaseEmails)(support, {})).rejects.toThrow('not_permitted')
  expect(await world.bind(releaseEmails)(owner, {})).toEqual({ released: 2, more: false })
  for (const id of ids) await deliver(id)
  expect(await statuses(ids)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent'])
  expect(mailbox.messages).toHaveLength(6)
  expect(await countEvents('email.held_back')).toBe(2)
  expect(await countEvents('email.released')).toBe(1)
})

test('an hour later emails flow again', async () => {
  world.change({ emailsPerHour: 1 })
  const first = await world.queue(sampleEmail('purchase.expired'))
  world.wait(60 * 60 * 1000)
  const second = await world.queue(sampleEmail('purchase.expired'))
  const deliver = world.worker(mailbox.url)
  for (const id of [...first, ...second]) await deliver(id)
  expect(await statuses([...first, ...second])).toEqual(['sent', 'sent'])
})

test('without a mail server emails are kept for staff to read, their links for those who run the shop', async () => {
  const [paid = '', reset = ''] = await world.queue(
    sampleEmail('invoice.paid'),
    sampleEmail('password.reset'),
  )
  const deliver = world.worker(undefined)
  await Promise.all([deliver(paid), deliver(reset)])
  expect(await statuses([paid, reset])).toEqual(['kept', 'kept'])
  expect(await countEvents('email.kept')).toBe(2)
  const page = world.bind(emailPage)
  expect(await page(support, { emailId: paid })).toMatchObject({ isConcealed: false, status: 'kept' })
  expect(JSON.stringify(await page(support, { emailId: reset }))).not.toContain('s3cret')
  expect((await page(owner, { emailId: reset })).text).toContain(secretUrl)
  await expect(page({ kind: 'visitor' }, { emailId: paid })).rejects.toThrow('sign_in_required')
})

test('the list shows the newest first, by status, page by page, in one statement', async () => {
  const ids = await world.queue(...Array.from({ length: 60 }, () => sampleEmail('purchase.expired')))
  await world.worker(undefined)(ids[7] ?? '')
  const list = world.bind(emailList)
  expect((await list(support, { status: 'kept' })).emails.map((email) => email.id)).toEqual([ids[7]])
  const before = world.database.statements()
  const first = await list(support, {})
  expect(world.database.statements() - before).toBe(1)
  const second = await list(support, { before: first.older ?? undefined })
  const third = await list(support, { before: second.older ?? undefined })
  const seen = [first, second, third].flatMap((page) => page.emails.map((email) => email.id))
  expect(seen).toEqual([...ids].reverse())
  expect(third.older).toBeNull()
  await expect(list(support, { before: 'x_y' })).rejects.toThrow('invalid_input')
})
