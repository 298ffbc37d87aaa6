import { reasonWords } from './reason.ts'
import type { Tellings, Told, TypesOf, Ways } from './telling.ts'

export const invoiceEvents: Tellings<TypesOf<'invoice'> | TypesOf<'credit'> | TypesOf<'credit_note'>> = {
  'invoice.issued': ({ number, title, total, origin }, { invoice, money }) => ({
    ...(origin === 'renewal' && { says: 'events.invoice.issued_renewal' as const }),
    ...(origin === 'instalment' && { says: 'events.invoice.issued_instalment' as const }),
    ...(origin === 'staff' && { says: 'events.invoice.issued_staff' as const }),
    mentions: { invoice: invoice(number), title, total: money(total) },
  }),
  'invoice.paid': ({ number, title, total }, { invoice, money }) => ({
    mentions: { invoice: invoice(number), title, total: money(total) },
  }),
  'invoice.paid_at_zero': ({ number, title }, { invoice }) => ({
    mentions: { invoice: invoice(number), title },
  }),
  'invoice.not_delivered': ({ number, description, amount }, { invoice, money }) => ({
    mentions: { invoice: invoice(number), description, amount: money(amount) },
  }),
  'invoice.expired': ({ number, title, open }, { invoice, money }) => ({
    mentions: { invoice: invoice(number), title, open: money(open) },
  }),
  'invoice.cancelled': ({ number, title, reason }, { t, invoice }) => ({
    mentions: { invoice: invoice(number), title, reason: reasonWords(t, reason) },
  }),
  'invoice.resent': ({ number }, { invoice }) => ({ mentions: { invoice: invoice(number) } }),
  'credit_note.issued': (payload, { t, invoice, money, creditNote }) => ({
    mentions: {
      creditNote: creditNote(payload),
      invoice: invoice(payload.number),
      total: money(payload.total),
      reason: reasonWords(t, payload.reason),
    },
  }),
  'credit.received': ({ number, amount }, { invoice, money }) => ({
    mentions: { amount: money(amount), invoice: invoice(number) },
  }),
  'credit.applied': ({ number, amount }, { invoice, money }) => ({
    mentions: { amount: money(amount), invoice: invoice(number) },
  }),
  'credit.adjusted': adjusted,
}

function adjusted(
  { amount, reason }: { amount: { minor: string; currency: string }; reason: string },
  { money }: Ways,
): Told {
  const minor = BigInt(amount.minor)
  if (minor >= 0n) return { mentions: { amount: money(amount), reason } }
  const taken = { minor: -minor, currency: amount.currency }
  return { says: 'events.credit.adjusted_taken', mentions: { amount: money(taken), reason } }
}
