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

export function paymentRefunded(
  content: StoredContent<'payment.refunded'>,
  { t, money, hello }: Voice,
): EmailWords {
  const { name, number, creditNote, url } = content
  const amount = money(content.amount)
  return {
    subject: t('email.paymentRefunded.subject', { number, amount }),
    greeting: hello(name),
    heading: t('email.paymentRefunded.heading', { amount }),
    paragraphs: [t('email.paymentRefunded.body')],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.creditNote'), creditNote],
      [t('email.fact.amount'), amount],
    ],
    button: { label: t('email.paymentRefunded.button'), url },
    notes: [],
  }
}
