import { methodWords } from '../../method-words.ts'
import { reasonWords } from './reason.ts'
import type { AboutRead, Tellings, Told, TypesOf, Ways } from './telling.ts'

export const paymentEvents: Tellings<TypesOf<'payment'> | TypesOf<'payment_method'>> = {
  'payment.started': attempt,
  'payment.waiting': (about, ways) => ({
    ...attempt(about, ways),
    ...(about.gateway === 'manual' && { says: 'events.payment.waiting_transfer' as const }),
  }),
  'payment.approved': attempt,
  'payment.held': attemptWithReason,
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

type Attempt = AboutRead<'payment.started'>

function attempt(about: Attempt, { t, invoice, payment }: Ways): Told & { mentions: object } {
  const method = methodWords(t, about.method)
  return { mentions: { amount: payment(about), invoice: invoice(about.number), method } }
}

function attemptWithReason(about: Attempt & { readonly reason: string }, ways: Ways): Told {
  return { mentions: { ...attempt(about, ways).mentions, reason: reasonWords(ways.t, about.reason) } }
}
