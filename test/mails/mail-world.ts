import { randomFillSync } from 'node:crypto'
import { z } from 'zod'
import { customerEvents } from '../../src/customers/customer-events.ts'
import { invoicePdf } from '../../src/documents/invoice-pdf.ts'
import { instant, plusMilliseconds } from '../../src/kernel/calendar.ts'
import { createIdSource } from '../../src/kernel/id-source.ts'
import { createMailRenderer } from '../../src/mails/render-mail.ts'
import { standingClock } from '../../src/platform/clock.ts'
import type { EventTable } from '../../src/platform/history/catalogue.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMailDelivery } from '../../src/platform/mail/delivery.ts'
import { mailEvents } from '../../src/platform/mail/mail-events.ts'
import { findMail } from '../../src/platform/mail/mail-store.ts'
import { createMailer, type Mailer } from '../../src/platform/mail/mailer.ts'
import type { NewMail } from '../../src/platform/mail/outgoing.ts'
import { systemOnly } from '../../src/platform/permission.ts'
import { createRunner } from '../../src/platform/runner.ts'
import { StoreSettings } from '../../src/platform/store.ts'
import { type Ports, useCase } from '../../src/platform/use-case.ts'
import { openTestDatabase } from '../gateways/database.ts'
import { sampleInvoice } from './sample-invoice.ts'

export const store = StoreSettings.parse({
  name: 'Harbour & Sons',
  email: 'desk@harbour.example',
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  mailsPerHour: 1_000,
})

const queue = useCase({
  name: 'test.queue_mails',
  input: z.object({ mails: z.array(z.custom<NewMail>()) }),
  may: systemOnly,
  async run(work, { mails }) {
    for (const mail of mails) work.sendMail(mail)
  },
})

/** A store with a database of its own, a clock that stands still, and mail that goes where a test says. */
export async function openMailWorld() {
  const { database, close } = await openTestDatabase()
  const clock = standingClock(instant('2026-03-01T10:00:00Z'))
  let settings = store
  const bind = createRunner({
    database,
    clock,
    store: () => settings,
    // Mail needs no other ports, and records no other events.
    ports: { storeUrl: 'https://harbour.example' } as Ports,
    reactions: [],
    events: { ...customerEvents, ...mailEvents } as Partial<EventTable> as EventTable,
    newId: createIdSource({ now: () => Date.parse(clock.now()), random: randomFillSync }),
  })
  const render = createMailRenderer({
    invoicePdf: ({ locale }) => invoicePdf(sampleInvoice(2), { locale, timeZone: store.timeZone, store }),
  })
  const mailers: Mailer[] = []
  return {
    database,
    bind,
    render,
    wait: (milliseconds: number) => clock.moveTo(plusMilliseconds(clock.now(), milliseconds)),
    change(changes: Partial<StoreSettings>) {
      settings = { ...store, ...changes }
    },
    /** Writes mails, and answers with their ids in that order. */
    async queue(...mails: NewMail[]): Promise<string[]> {
      await bind(queue)({ kind: 'system', job: 'test' }, { mails })
      const rows = await database.reader
        .selectFrom('mails')
        .select(['id', 'occasion'])
        .orderBy('id')
        .execute()
      return mails.map((mail) => rows.find((row) => row.occasion === mail.occasion)?.id ?? '')
    },
    /** A worker's delivery job, with its own connection to the server at `smtpUrl`. */
    worker(smtpUrl: string | undefined) {
      const transport = createMailer({ smtpUrl })
      mailers.push(transport)
      return createMailDelivery({ bind, transport, render, log: createLog('silent') })
    },
    mail: (id: string) => findMail(database.reader, id as Parameters<typeof findMail>[1]),
    async events(): Promise<{ type: string; about: object; personal: object | null }[]> {
      return (await database.reader
        .selectFrom('events')
        .leftJoin('event_personal', 'event_id', 'id')
        .select(['type', 'about', 'personal'])
        .orderBy('chain')
        .orderBy('seq')
        .execute()) as { type: string; about: object; personal: object | null }[]
    },
    async close() {
      for (const mailer of mailers) mailer.close()
      await close()
    },
  }
}
