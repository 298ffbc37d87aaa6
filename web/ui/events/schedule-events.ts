import { chargeTried, notCharged } from './charge-events.ts'
import { reasonWords } from './reason.ts'
import type { AboutRead, Tellings, Told, TypesOf, Ways } from './telling.ts'

export const scheduleEvents: Tellings<TypesOf<'schedule'> | TypesOf<'instalment'>> = {
  'schedule.made': (about, { schedule, day }) => ({
    mentions: { schedule: schedule(about), count: about.count, lastOn: day(about.lastOn) },
  }),
  'instalment.invoiced': (about, ways) => ({
    ...(about.instalments > 1 && { says: 'events.instalment.invoiced_several' as const }),
    ...onInvoice(about, ways),
  }),
  'instalment.paid': (about, ways) => ({
    ...(about.instalments > 1 && { says: 'events.instalment.paid_several' as const }),
    ...onInvoice(about, ways),
  }),
  'instalment.withdrawn': (about, { schedule, invoice }) => ({
    mentions: { schedule: schedule(about), invoice: invoice(about.number) },
  }),
  'instalment.overdue': (about, ways) => ({
    mentions: { ...one(about, ways), dueOn: ways.day(about.dueOn) },
  }),
  'instalment.cancelled': (about, ways) => ({ mentions: one(about, ways) }),
  'schedule.completed': (about, { schedule }) => ({ mentions: { schedule: schedule(about) } }),
  'schedule.cancelled': (about, { t, schedule }) => ({
    mentions: {
      schedule: schedule(about),
      instalments: about.instalments,
      reason: reasonWords(t, about.reason),
    },
  }),
  'instalment.charge_tried': chargeTried('instalment'),
  'instalment.not_charged': notCharged('instalment'),
}

function onInvoice(about: AboutRead<'instalment.paid'>, { schedule, invoice }: Ways): Told {
  const { position, instalments, count, number } = about
  return { mentions: { schedule: schedule(about), invoice: invoice(number), position, instalments, count } }
}

function one(about: AboutRead<'instalment.cancelled'>, { schedule }: Ways) {
  const { position, count } = about
  return { schedule: schedule(about), position, count }
}
