import { methodWords } from '../../method-words.ts'
import { reasonWords } from './reason.ts'
import type { AboutRead, Tellings, Told, TypesOf, Ways } from './telling.ts'

export const paymentEvents: Tellings<TypesOf<'transaction'> | TypesOf<'payment_method'>> = {
  'transaction.started': attempt,
  'transaction.waiting': (about, ways) => ({
    ...attempt(about, ways),
    ...(about.gateway === 'manual' && { says: 'events.transaction.waiting_transfer' as const }),
  }),
  'transaction.approved': attempt,
  'transaction.held': attemptWithReason,
  'transaction.refused': attemptWithReason,
  'transaction.failed': attemptWithReason,
  'transaction.disputed': attempt,
  'transaction.refunded': attemptWithReason,
  'transaction.refund_started': attemptWithReason,
  'transaction.refund_failed': attemptWithReason,
  'payment_method.added': method,
  'payment_method.removed': method,
  'payment_method.made_default': method,
}

function method({ label }: { label: string }, { t }: Ways): Told {
  return { mentions: { label: methodWords(t, label) } }
}

type Attempt = AboutRead<'transaction.started'>

function attempt(about: Attempt, { t, invoice, payment }: Ways): Told & { mentions: object } {
  const method = methodWords(t, about.method)
  return { mentions: { amount: payment(about), invoice: invoice(about.number), method } }
}

function attemptWithReason(about: Attempt & { readonly reason: string }, ways: Ways): Told {
  return { mentions: { ...attempt(about, ways).mentions, reason: reasonWords(ways.t, about.reason) } }
}
