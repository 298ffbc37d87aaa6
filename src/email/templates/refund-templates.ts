import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function refundCompleted(
  content: StoredContent<'refund.completed'>,
  { t, money, hello }: Voice,
): EmailWords {
  const { name, number, creditNote, url } = content
  const amount = money(content.amount)
  return {
    subject: t('email.refundCompleted.subject', { number, amount }),
    greeting: hello(name),
    heading: t('email.refundCompleted.heading', { amount }),
    paragraphs: [t('email.refundCompleted.body')],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.creditNote'), creditNote],
      [t('email.fact.amount'), amount],
    ],
    button: { label: t('email.refundCompleted.button'), url },
    notes: [],
  }
}
