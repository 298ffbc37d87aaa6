import type { StoredContent } from '../platform/mail/mail.ts'
import type { Letter, Voice } from './letter.ts'

export function paymentInstructions(
  content: StoredContent<'payment.instructions'>,
  { t, money, hello }: Voice,
): Letter {
  const { name, number, instructions, url } = content
  const amount = money(content.amount)
  return {
    subject: t('mail.paymentInstructions.subject', { number }),
    greeting: hello(name),
    heading: t('mail.paymentInstructions.heading', { number }),
    paragraphs: [t('mail.paymentInstructions.body', { number, amount })],
    facts: [
      [t('mail.fact.invoice'), number],
      [t('mail.fact.amount'), amount],
    ],
    verbatim: instructions,
    button: { label: t('mail.paymentInstructions.button'), url },
    notes: [],
  }
}

export function paymentRefunded(
  content: StoredContent<'payment.refunded'>,
  { t, money, hello }: Voice,
): Letter {
  const { name, number, creditNote, url } = content
  const amount = money(content.amount)
  return {
    subject: t('mail.paymentRefunded.subject', { number, amount }),
    greeting: hello(name),
    heading: t('mail.paymentRefunded.heading', { amount }),
    paragraphs: [t('mail.paymentRefunded.body')],
    facts: [
      [t('mail.fact.invoice'), number],
      [t('mail.fact.creditNote'), creditNote],
      [t('mail.fact.amount'), amount],
    ],
    button: { label: t('mail.paymentRefunded.button'), url },
    notes: [],
  }
}
