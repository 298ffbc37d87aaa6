import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { leaseMs } from '../../src/email/email.ts'
import { present } from '../../src/kernel/assert.ts'
import { openEmailWorld } from './email-world.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { sampleEmail, secretUrl } from './sample-emails.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let world: Awaited<ReturnType<typeof openEmailWorld>>
let mailbox: Mailbox

beforeAll(async () => {
  world = await openEmailWorld()
})
beforeEach(async () => {
  mailbox = await openMailbox()
})
afterEach(() => mailbox.close())
afterAll(() => world?.close())

async function queued(...email: Parameters<typeof sampleEmail>): Promise<string> {
  const [id] = await world.queue(sampleEmail(...email))
  return present(id, 'the email that was queued')
}

async function eventsOf(emailId: string) {
  const events = await world.events()
  return events.filter(({ payload }) => (payload as { email?: { id: string } }).email?.id === emailId)
}

test('eight workers send an email once, and its history says so', async () => {
  const id = await queued('invoice.paid')
  const deliver = world.worker(mailbox.url)
  await Promise.allSettled(Array.from({ length: 8 }, () => deliver(id)))
  await deliver(id)
  expect(mailbox.messages).toHaveLength(1)
  expect(await world.email(id)).toMatchObject({
    status: 'sent',
    attempts: 1,
    sentAt: '2026-03-01T10:00:00.000Z',
  })
  expect(await eventsOf(id)).toEqual([
    {
      type: 'email.sent',
      payload: { email: { id, template: 'invoice.paid' } },
      personal: { to: 'ada@example.com', email: { id, subject: 'Invoice INV-000042 is paid' } },
    },
  ])
})

test('a message names its sender and its id, and brings the invoice as a PDF', async () => {
  const id = await queued('invoice.paid', { recipient: 'ada+a,b@example.com' })
  await world.worker(mailbox.url)(id)
  const [message] = mailbox.messages
  expect(message).toMatchObject({
    from: { name: 'Harbour & Sons', address: 'desk@harbour.example' },
    messageId: `<${id}@harbour.example>`,
    subject: 'Invoice INV-000042 is paid',
    attachments: [{ filename: 'Invoice INV-000042.pdf', mimeType: 'application/pdf' }],
  })
  const content = present(message?.attachments[0], 'the PDF').content as ArrayBuffer
  expect(Buffer.from(content).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('a server that is down is tried again, and gets the email once it is up', async () => {
  const id = await queued('purchase.expired')
  const deliver = world.worker(mailbox.url)
  const { port } = new URL(mailbox.url)
  await mailbox.close()
  await expect(deliver(id)).rejects.toThrow('ESOCKET')
  expect(await world.email(id)).toMatchObject({ status: 'queued', attempts: 1 })
  mailbox = await openMailbox(Number(port))
  mailbox.behave('refuse later')
  await expect(deliver(id)).rejects.toThrow('SMTP 451 4.7.1')
  mailbox.behave('take')
  await deliver(id)
  expect(mailbox.messages).toHaveLength(1)
  expect(await world.email(id)).toMatchObject({ status: 'sent', attempts: 3, failure: null })
})

test('an email that never gets through fails after ten attempts', async () => {
  const id = await queued('password.reset')
  const deliver = world.worker(mailbox.url)
  mailbox.behave('refuse later')
  for (let attempt = 1; attempt < 10; attempt += 1) await expect(deliver(id)).rejects.toThrow()
  await deliver(id)
  expect(await world.email(id)).toMatchObject({
    status: 'failed',
    attempts: 10,
    content: { name: 'Ada Lovelace' },
  })
  expect(JSON.stringify(await world.email(id))).not.toContain('s3cret')
  expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['email.failed'])
})

test('a refused recipient is not tried again, and the history does not repeat the address', async () => {
  const id = await queued('purchase.expired')
  mailbox.behave('refuse recipient')
  await world.worker(mailbox.url)(id)
  const email = await world.email(id)
  expect(email).toMatchObject({ status: 'failed', attempts: 1 })
  expect(email?.failure).toContain('ada@example.com')
  const payload = { email: { id, template: 'purchase.expired' }, reason: 'SMTP 550 5.1.1' }
  expect(await eventsOf(id)).toEqual([{ type: 'email.failed', payload, personal: null }])
})

test('a server that hangs up after taking the message gets it once more, under the same id', async () => {
  const id = await queued('purchase.expired')
  const deliver = world.worker(mailbox.url)
  mailbox.behave('drop')
  await expect(deliver(id)).rejects.toThrow()
  await deliver(id)
  await deliver(id)
  expect(mailbox.messages.map((message) => message.messageId)).toEqual([
    `<${id}@harbour.example>`,
    `<${id}@harbour.example>`,
  ])
  expect(await world.email(id)).toMatchObject({ status: 'failed' })
})

test('an attempt that was cut off is waited for, repeated once, and then given up', async () => {
  const id = await queued('purchase.expired')
  const cutOff = () =>
    world.database.plainPool.query(
      `update emails set status = 'queued', attempts = attempts + 1, leased_until = $2 where id = $1`,
      [id, new Date(Date.parse('2026-03-01T10:00:00Z') + leaseMs)],
    )
  const deliver = world.worker(mailbox.url)
  const waiting = async () => {
    const { rows } = await world.database.plainPool.query<{ seconds: number }>(
      `select extract(epoch from run_at - now())::int as seconds from graphile_worker._private_jobs
       where payload->>'emailId' = $1 order by id`,
      [id],
    )
    return rows.map(({ seconds }) => seconds)
  }
  await cutOff()
  await deliver(id)
  expect(mailbox.messages).toHaveLength(0)
  // Related its first job, one for when the lease is over.
  const [first = 0, second = 0] = await waiting()
  expect(first).toBeLessThanOrEqual(0)
  expect(second).toBeGreaterThan(leaseMs / 2_000)
  expect(second).toBeLessThanOrEqual(leaseMs / 1_000)
  world.wait(leaseMs)
  await deliver(id)
  expect(mailbox.messages).toHaveLength(1)
  await cutOff()
  await deliver(id)
  expect(mailbox.messages).toHaveLength(1)
  expect(await world.email(id)).toMatchObject({ status: 'failed', failure: 'outcome unknown' })
})

test('a link that lets its bearer in is sent, and then kept nowhere', async () => {
  const id = await queued('password.reset')
  await world.worker(mailbox.url)(id)
  const [message] = mailbox.messages
  expect(message?.text).toContain(secretUrl)
  expect(message?.html).toContain(secretUrl.replaceAll('&', '&amp;'))
  const email = await world.email(id)
  expect(email).toMatchObject({ status: 'sent', content: { name: 'Ada Lovelace' } })
  expect(email?.text).toContain('is not kept')
  expect(JSON.stringify(email)).not.toContain('s3cret')
})

test('an email that cannot be put into words is tried again', async () => {
  const id = await queued('invoice.paid', { content: { name: 'Ada' } })
  await expect(world.worker(mailbox.url)(id)).rejects.toThrow('no words')
  expect(await world.email(id)).toMatchObject({ status: 'queued', attempts: 1 })
  expect(mailbox.messages).toHaveLength(0)
})
