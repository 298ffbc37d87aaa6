import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { leaseMs } from '../../src/platform/mail/mail.ts'
import { openMailWorld } from './mail-world.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { sampleMail, secretUrl } from './sample-mails.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let world: Awaited<ReturnType<typeof openMailWorld>>
let mailbox: Mailbox

beforeAll(async () => {
  world = await openMailWorld()
})
beforeEach(async () => {
  mailbox = await openMailbox()
})
afterEach(() => mailbox.close())
afterAll(() => world?.close())

async function queued(...mail: Parameters<typeof sampleMail>): Promise<string> {
  const [id] = await world.queue(sampleMail(...mail))
  return present(id, 'the mail that was queued')
}

async function eventsOf(mailId: string) {
  return (await world.events()).filter(({ about }) => 'mailId' in about && about.mailId === mailId)
}

test('eight workers send a mail once, and its history says so', async () => {
  const id = await queued('invoice.paid')
  const deliver = world.worker(mailbox.url)
  await Promise.allSettled(Array.from({ length: 8 }, () => deliver(id)))
  await deliver(id)
  expect(mailbox.letters).toHaveLength(1)
  expect(await world.mail(id)).toMatchObject({
    status: 'sent',
    attempts: 1,
    sentAt: '2026-03-01T10:00:00.000Z',
  })
  expect(await eventsOf(id)).toEqual([
    {
      type: 'mail.sent',
      about: { mailId: id, template: 'invoice.paid' },
      personal: { to: 'ada@example.com', subject: 'Invoice INV-000042 is paid' },
    },
  ])
})

test('a letter names its sender and its id, and brings the invoice as a PDF', async () => {
  const id = await queued('invoice.paid', { recipient: 'ada+a,b@example.com' })
  await world.worker(mailbox.url)(id)
  const [letter] = mailbox.letters
  expect(letter).toMatchObject({
    from: { name: 'Harbour & Sons', address: 'desk@harbour.example' },
    messageId: `<${id}@harbour.example>`,
    subject: 'Invoice INV-000042 is paid',
    attachments: [{ filename: 'Invoice INV-000042.pdf', mimeType: 'application/pdf' }],
  })
  const content = present(letter?.attachments[0], 'the PDF').content as ArrayBuffer
  expect(Buffer.from(content).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('a server that is down is tried again, and gets the mail once it is up', async () => {
  const id = await queued('purchase.expired')
  const deliver = world.worker(mailbox.url)
  const { port } = new URL(mailbox.url)
  await mailbox.close()
  await expect(deliver(id)).rejects.toThrow('ESOCKET')
  expect(await world.mail(id)).toMatchObject({ status: 'queued', attempts: 1 })
  mailbox = await openMailbox(Number(port))
  mailbox.behave('refuse later')
  await expect(deliver(id)).rejects.toThrow('SMTP 451 4.7.1')
  mailbox.behave('take')
  await deliver(id)
  expect(mailbox.letters).toHaveLength(1)
  expect(await world.mail(id)).toMatchObject({ status: 'sent', attempts: 3, failure: null })
})

test('a mail that never gets through fails after ten attempts', async () => {
  const id = await queued('password.reset')
  const deliver = world.worker(mailbox.url)
  mailbox.behave('refuse later')
  for (let attempt = 1; attempt < 10; attempt += 1) await expect(deliver(id)).rejects.toThrow()
  await deliver(id)
  expect(await world.mail(id)).toMatchObject({
    status: 'failed',
    attempts: 10,
    content: { name: 'Ada Lovelace' },
  })
  expect(JSON.stringify(await world.mail(id))).not.toContain('s3cret')
  expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['mail.failed'])
})

test('a refused recipient is not tried again, and the history does not repeat the address', async () => {
  const id = await queued('purchase.expired')
  mailbox.behave('refuse recipient')
  await world.worker(mailbox.url)(id)
  const mail = await world.mail(id)
  expect(mail).toMatchObject({ status: 'failed', attempts: 1 })
  expect(mail?.failure).toContain('ada@example.com')
  const about = { mailId: id, template: 'purchase.expired', reason: 'SMTP 550 5.1.1' }
  expect(await eventsOf(id)).toEqual([{ type: 'mail.failed', about, personal: null }])
})

test('a server that hangs up after taking the letter gets it once more, under the same id', async () => {
  const id = await queued('purchase.expired')
  const deliver = world.worker(mailbox.url)
  mailbox.behave('drop')
  await expect(deliver(id)).rejects.toThrow()
  await deliver(id)
  await deliver(id)
  expect(mailbox.letters.map((letter) => letter.messageId)).toEqual([
    `<${id}@harbour.example>`,
    `<${id}@harbour.example>`,
  ])
  expect(await world.mail(id)).toMatchObject({ status: 'failed' })
})

test('an attempt that was cut off is waited for, repeated once, and then given up', async () => {
  const id = await queued('purchase.expired')
  const cutOff = () =>
    world.database.plainPool.query(
      `update mails set status = 'queued', attempts = attempts + 1, leased_until = $2 where id = $1`,
      [id, new Date(Date.parse('2026-03-01T10:00:00Z') + leaseMs)],
    )
  const deliver = world.worker(mailbox.url)
  const waiting = async () => {
    const { rows } = await world.database.plainPool.query<{ seconds: number }>(
      `select extract(epoch from run_at - now())::int as seconds from graphile_worker._private_jobs
       where payload->>'mailId' = $1 order by id`,
      [id],
    )
    return rows.map(({ seconds }) => seconds)
  }
  await cutOff()
  await deliver(id)
  expect(mailbox.letters).toHaveLength(0)
  // Besides its first job, one for when the lease is over.
  const [first = 0, second = 0] = await waiting()
  expect(first).toBeLessThanOrEqual(0)
  expect(second).toBeGreaterThan(leaseMs / 2_000)
  expect(second).toBeLessThanOrEqual(leaseMs / 1_000)
  world.wait(leaseMs)
  await deliver(id)
  expect(mailbox.letters).toHaveLength(1)
  await cutOff()
  await deliver(id)
  expect(mailbox.letters).toHaveLength(1)
  expect(await world.mail(id)).toMatchObject({ status: 'failed', failure: 'outcome unknown' })
})

test('a link that lets its bearer in is sent, and then kept nowhere', async () => {
  const id = await queued('password.reset')
  await world.worker(mailbox.url)(id)
  const [letter] = mailbox.letters
  expect(letter?.text).toContain(secretUrl)
  expect(letter?.html).toContain(secretUrl.replaceAll('&', '&amp;'))
  const mail = await world.mail(id)
  expect(mail).toMatchObject({ status: 'sent', content: { name: 'Ada Lovelace' } })
  expect(mail?.text).toContain('is not kept')
  expect(JSON.stringify(mail)).not.toContain('s3cret')
})

test('a mail that cannot be put into words is tried again', async () => {
  const id = await queued('invoice.paid', { content: { name: 'Ada' } })
  await expect(world.worker(mailbox.url)(id)).rejects.toThrow('no words')
  expect(await world.mail(id)).toMatchObject({ status: 'queued', attempts: 1 })
  expect(mailbox.letters).toHaveLength(0)
})
