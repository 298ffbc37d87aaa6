import { randomFillSync } from 'node:crypto'
import { z } from 'zod'
import { customerEvents } from '../../src/customers/customer-events.ts'
import { createEmailDelivery } from '../../src/email/deliver-email.ts'
import { emailEvents } from '../../src/email/email-events.ts'
import { findEmail, queueEmails } from '../../src/email/email-store.ts'
import { createMailer, type Mailer } from '../../src/email/mailer.ts'
import { createEmailRenderer } from '../../src/email/templates/render-email.ts'
import { instant, plusMilliseconds } from '../../src/kernel/calendar.ts'
import { NoOutput } from '../../src/kernel/codecs.ts'
import { createIdSource } from '../../src/kernel/id-source.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import type { EventTable } from '../../src/platform/history/catalogue.ts'
import { createLog } from '../../src/platform/log.ts'
import type { NewEmail } from '../../src/platform/outgoing-email.ts'
import { systemOnly } from '../../src/platform/permission.ts'
import { createRunner } from '../../src/platform/runner.ts'
import { type Ports, useCase } from '../../src/platform/use-case.ts'
import { ShopSettings } from '../../src/shop/shop-settings.ts'
import { sampleInvoice } from '../documents/sample-invoice.ts'
import { setHere } from '../documents/set-here.ts'
import { openTestDatabase } from '../gateways/database.ts'

export const shop = ShopSettings.parse({
  name: 'Harbour & Sons',
  email: 'desk@harbour.example',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  emailsPerHour: 1_000,
})

const queue = useCase({
  name: 'test.queue_emails',
  input: z.object({ emails: z.array(z.custom<NewEmail>()) }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { emails }) {
    for (const email of emails) work.sendEmail(email)
  },
})

/** A shop with a database of its own, a clock that stands still, and email that goes where a test says. */
export async function openEmailWorld() {
  const { database, close } = await openTestDatabase()
  const clock = stoppedClock(instant('2026-03-01T10:00:00Z'))
  let settings = shop
  const events = { ...customerEvents, ...emailEvents } as Partial<EventTable> as EventTable
  const bind = createRunner({
    database,
    clock,
    shop: () => settings,
    // Email needs no other ports, and records no other events.
    ports: { shopUrl: 'https://harbour.example', events } as Partial<Ports> as Ports,
    reactions: [],
    queueEmails,
    newId: createIdSource({ now: () => Date.parse(clock.now()), random: randomFillSync }),
  })
  const render = createEmailRenderer({
    invoicePdf: async ({ locale }) => setHere(sampleInvoice(2), { locale, timeZone: shop.timeZone, shop }),
  })
  const mailers: Mailer[] = []
  return {
    database,
    bind,
    render,
    wait: (milliseconds: number) => clock.moveTo(plusMilliseconds(clock.now(), milliseconds)),
    change(changes: Partial<typeof shop>) {
      settings = { ...shop, ...changes }
    },
    /** Writes emails, and answers with their ids in that order. */
    async queue(...emails: NewEmail[]): Promise<string[]> {
      await bind(queue)({ kind: 'system', job: 'test' }, { emails })
      const rows = await database.reader
        .selectFrom('emails')
        .select(['id', 'occasion'])
        .orderBy('id')
        .execute()
      return emails.map((email) => rows.find((row) => row.occasion === email.occasion)?.id ?? '')
    },
    /** A worker's delivery job, with its own connection to the server at `smtpUrl`. */
    worker(smtpUrl: string | undefined) {
      const transport = createMailer({ smtpUrl })
      mailers.push(transport)
      return createEmailDelivery({ bind, transport, render, log: createLog('silent') })
    },
    email: (id: string) => findEmail(database.reader, id as Parameters<typeof findEmail>[1]),
    async events(): Promise<{ type: string; payload: object; personal: object | null }[]> {
      return (await database.reader
        .selectFrom('events')
        .leftJoin('event_personal', 'event_id', 'id')
        .select(['type', 'payload', 'personal'])
        .orderBy('chain')
        .orderBy('seq')
        .execute()) as { type: string; payload: object; personal: object | null }[]
    },
    async close() {
      for (const mailer of mailers) mailer.close()
      await close()
    },
  }
}
