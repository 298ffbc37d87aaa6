import { methodWords } from '../../../web/method-words.ts'
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

export function creditReturned(
  content: StoredContent<'credit.returned'>,
  { t, money, hello }: Voice,
): EmailWords {
  const { name, number, url } = content
  const amount = money(content.amount)
  const method = methodWords(t, content.method)
  return {
    subject: t('email.creditReturned.subject', { amount }),
    greeting: hello(name),
    heading: t('email.creditReturned.heading', { amount, method }),
    paragraphs: [t('email.creditReturned.body', { number })],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.amount'), amount],
    ],
    button: { label: t('email.creditReturned.button'), url },
    notes: [],
  }
}
