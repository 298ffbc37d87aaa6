import { methodWords } from '../../method-words.ts'
import { reasonWords } from './reason.ts'
import type { PayloadRead, Tellings, Told, TypesOf, Ways } from './telling.ts'

export const paymentEvents: Tellings<TypesOf<'payment'> | TypesOf<'payment_method'>> = {
  'payment.started': attempt,
  'payment.waiting': (payload, ways) => ({
    ...attempt(payload, ways),
    ...(payload.gateway === 'manual' && { says: 'events.payment.waiting_transfer' as const }),
  }),
  'payment.approved': attempt,
  'payment.in_review': attemptWithReason,
  'payment.refused': attemptWithReason,
  'payment.failed': attemptWithReason,
  'payment.disputed': attempt,
  'payment.refunded': attemptWithReason,
  'payment.refund_started': attemptWithReason,
  'payment.refund_failed': attemptWithReason,
  'payment_method.added': method,
  'payment_method.removed': method,
  'payment_method.made_default': method,
}

function method({ label }: { label: string }, { t }: Ways): Told {
  return { mentions: { label: methodWords(t, label) } }
}

type Attempt = PayloadRead<'payment.started'>

function attempt(payload: Attempt, { t, invoice, payment }: Ways): Told & { mentions: object } {
  const method = methodWords(t, payload.method)
  return { mentions: { amount: payment(payload), invoice: invoice(payload.number), method } }
}

function attemptWithReason(payload: Attempt & { readonly reason: string }, ways: Ways): Told {
  return { mentions: { ...attempt(payload, ways).mentions, reason: reasonWords(ways.t, payload.reason) } }
}
