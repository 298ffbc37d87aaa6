import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { UserId } from '../../src/kernel/ids.ts'
import { type Actor, type Permission, permissions } from '../../src/platform/actor.ts'
import { mailList } from '../../src/platform/mail/mail-list.ts'
import { mailPage } from '../../src/platform/mail/mail-page.ts'
import { releaseHeldMails } from '../../src/platform/mail/release-held-mails.ts'
import { openMailWorld } from './mail-world.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { sampleMail, secretUrl } from './sample-mails.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let world: Awaited<ReturnType<typeof openMailWorld>>
let mailbox: Mailbox

beforeAll(async () => {
  ;[world, mailbox] = await Promise.all([openMailWorld(), openMailbox()])
})
beforeEach(async () => {
  await world.database.plainPool.query('delete from mails')
  mailbox.letters.length = 0
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

const statuses = async (ids: string[]) => Promise.all(ids.map(async (id) => (await world.mail(id))?.status))
const countEvents = async (type: string) => (await world.events()).filter((each) => each.type === type).length

test('more mails than are usual within an hour are held, whatever order they are delivered in', async () => {
  world.change({ mailsPerHour: 3 })
  const ids = await world.queue(...Array.from({ length: 5 }, () => sampleMail('purchase.expired')))
  const deliver = world.worker(mailbox.url)
  for (const id of [...ids].reverse()) await deliver(id)
  for (const id of ids) await deliver(id)
  expect(await statuses(ids)).toEqual(['sent', 'sent', 'sent', 'held', 'held'])
  expect(await countEvents('mail.held')).toBe(2)

  const [reset = ''] = await world.queue(sampleMail('password.reset'))
  await deliver(reset)
  expect(await statuses([reset])).toEqual(['sent'])

  await expect(world.bind(releaseHeldMails)(support, {})).rejects.toThrow('not_permitted')
  expect(await world.bind(releaseHeldMails)(owner, {})).toEqual({ released: 2, more: false })
  for (const id of ids) await deliver(id)
  expect(await statuses(ids)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent'])
  expect(mailbox.letters).toHaveLength(6)
  expect(await countEvents('mail.held')).toBe(2)
  expect(await countEvents('mail.released')).toBe(1)
})

test('an hour later mails flow again', async () => {
  world.change({ mailsPerHour: 1 })
  const first = await world.queue(sampleMail('purchase.expired'))
  world.wait(60 * 60 * 1000)
  const second = await world.queue(sampleMail('purchase.expired'))
  const deliver = world.worker(mailbox.url)
  for (const id of [...first, ...second]) await deliver(id)
  expect(await statuses([...first, ...second])).toEqual(['sent', 'sent'])
})

test('without a mail server mails are kept for staff to read, their links for those who run the store', async () => {
  const [paid = '', reset = ''] = await world.queue(sampleMail('invoice.paid'), sampleMail('password.reset'))
  const deliver = world.worker(undefined)
  await Promise.all([deliver(paid), deliver(reset)])
  expect(await statuses([paid, reset])).toEqual(['kept', 'kept'])
  expect(await countEvents('mail.kept')).toBe(2)
  const page = world.bind(mailPage)
  expect(await page(support, { mailId: paid })).toMatchObject({ isConcealed: false, status: 'kept' })
  expect(JSON.stringify(await page(support, { mailId: reset }))).not.toContain('s3cret')
  expect((await page(owner, { mailId: reset })).text).toContain(secretUrl)
  await expect(page({ kind: 'visitor' }, { mailId: paid })).rejects.toThrow('sign_in_required')
})

test('the list shows the newest first, by status, page by page, in one statement', async () => {
  const ids = await world.queue(...Array.from({ length: 120 }, () => sampleMail('purchase.expired')))
  await world.worker(undefined)(ids[7] ?? '')
  const list = world.bind(mailList)
  expect((await list(support, { status: 'kept' })).mails.map((mail) => mail.id)).toEqual([ids[7]])
  const before = world.database.statements()
  const first = await list(support, {})
  expect(world.database.statements() - before).toBe(1)
  const second = await list(support, { before: first.older ?? undefined })
  const third = await list(support, { before: second.older ?? undefined })
  const seen = [first, second, third].flatMap((page) => page.mails.map((mail) => mail.id))
  expect(seen).toEqual([...ids].reverse())
  expect(third.older).toBeNull()
  await expect(list(support, { before: 'x_y' })).rejects.toThrow('invalid_input')
})
