import { chargeTried, notCharged } from './charge-events.ts'
import { reasonWords } from './reason.ts'
import type { PayloadRead, Tellings, Told, TypesOf, Ways } from './telling.ts'

export const scheduleEvents: Tellings<TypesOf<'schedule'> | TypesOf<'instalment'>> = {
  'schedule.made': (payload, { schedule, day }) => ({
    mentions: { schedule: schedule(payload), count: payload.count, lastOn: day(payload.lastOn) },
  }),
  'instalment.invoiced': (payload, ways) => ({
    ...(payload.instalments > 1 && { says: 'events.instalment.invoiced_several' as const }),
    ...onInvoice(payload, ways),
  }),
  'instalment.paid': (payload, ways) => ({
    ...(payload.instalments > 1 && { says: 'events.instalment.paid_several' as const }),
    ...onInvoice(payload, ways),
  }),
  'instalment.withdrawn': (payload, { schedule, invoice }) => ({
    mentions: { schedule: schedule(payload), invoice: invoice(payload.number) },
  }),
  'instalment.overdue': (payload, ways) => ({
    mentions: { ...one(payload, ways), dueOn: ways.day(payload.dueOn) },
  }),
  'instalment.cancelled': (payload, ways) => ({ mentions: one(payload, ways) }),
  'schedule.completed': (payload, { schedule }) => ({ mentions: { schedule: schedule(payload) } }),
  'schedule.cancelled': (payload, { t, schedule }) => ({
    mentions: {
      schedule: schedule(payload),
      instalments: payload.instalments,
      reason: reasonWords(t, payload.reason),
    },
  }),
  'instalment.charge_tried': chargeTried('instalment'),
  'instalment.not_charged': notCharged('instalment'),
}

function onInvoice(payload: PayloadRead<'instalment.paid'>, { schedule, invoice }: Ways): Told {
  const { position, instalments, count, number } = payload
  return { mentions: { schedule: schedule(payload), invoice: invoice(number), position, instalments, count } }
}

function one(payload: PayloadRead<'instalment.cancelled'>, { schedule }: Ways) {
  const { position, count } = payload
  return { schedule: schedule(payload), position, count }
}
