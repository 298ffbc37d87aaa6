import { methodWords } from '../../../web/method-words.ts'
import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function paymentInstructions(
  content: StoredContent<'payment.instructions'>,
  { t, money, hello }: Voice,
): EmailWords {
  const { name, number, instructions, url } = content
  const amount = money(content.amount)
  return {
    subject: t('email.paymentInstructions.subject', { number }),
    greeting: hello(name),
    heading: t('email.paymentInstructions.heading', { number }),
    paragraphs: [t('email.paymentInstructions.body', { number, amount })],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.amount'), amount],
    ],
    verbatim: instructions,
    button: { label: t('email.paymentInstructions.button'), url },
    notes: [],
  }
}

export function paymentRefused(
  content: StoredContent<'payment.refused'>,
  { t, money, hello }: Voice,
): EmailWords {
  const { name, number, isTransfer, reason, method, url } = content
  const amount = money(content.amount)
  const kind = isTransfer ? 'transfer' : 'review'
  return {
    subject: t(`email.paymentRefused.${kind}.subject`, { number }),
    greeting: hello(name),
    heading: t(`email.paymentRefused.${kind}.heading`),
    paragraphs: [
      t(`email.paymentRefused.${kind}.body`, { number, amount, method: methodWords(t, method) }),
      t('email.paymentRefused.reason', { reason }),
    ],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.amount'), amount],
    ],
    button: { label: t('email.paymentRefused.button'), url },
    notes: [],
  }
}
