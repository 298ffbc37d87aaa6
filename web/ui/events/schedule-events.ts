import { chargeTried, notCharged } from './charge-events.ts'
import { reasonWords } from './reason.ts'
import type { AboutRead, Tellings, Told, TypesOf, Ways } from './telling.ts'

export const scheduleEvents: Tellings<TypesOf<'schedule'> | TypesOf<'instalment'>> = {
  'schedule.made': (about, { schedule, day }) => ({
    mentions: { schedule: schedule(about), count: about.count, lastOn: day(about.lastOn) },
  }),
  'schedule.invoiced': (about, ways) => ({
    ...(about.payments > 1 && { says: 'events.schedule.invoiced_several' as const }),
    ...onInvoice(about, ways),
  }),
  'schedule.paid': (about, ways) => ({
    ...(about.payments > 1 && { says: 'events.schedule.paid_several' as const }),
    ...onInvoice(about, ways),
  }),
  'schedule.withdrawn': (about, { schedule, invoice }) => ({
    mentions: { schedule: schedule(about), invoice: invoice(about.number) },
  }),
  'schedule.payment_overdue': (about, ways) => ({
    mentions: { ...one(about, ways), dueOn: ways.day(about.dueOn) },
  }),
  'schedule.payment_cancelled': (about, ways) => ({ mentions: one(about, ways) }),
  'schedule.completed': (about, { schedule }) => ({ mentions: { schedule: schedule(about) } }),
  'schedule.cancelled': (about, { t, schedule }) => ({
    mentions: {
      ...{ schedule: schedule(about), payments: about.payments },
      reason: reasonWords(t, about.reason),
    },
  }),
  'instalment.charge_tried': chargeTried('instalment'),
  'instalment.not_charged': notCharged('instalment'),
}

function onInvoice(about: AboutRead<'schedule.paid'>, { schedule, invoice }: Ways): Told {
  const { position, payments, count, number } = about
  return { mentions: { schedule: schedule(about), invoice: invoice(number), position, payments, count } }
}

function one(about: AboutRead<'schedule.payment_cancelled'>, { schedule }: Ways) {
  const { position, count } = about
  return { schedule: schedule(about), position, count }
}
