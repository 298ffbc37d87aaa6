import type { StoredContent } from '../platform/mail/mail.ts'
import type { Letter, Voice } from './letter.ts'

export function renewalPaymentFailed(
  content: StoredContent<'renewal.payment_failed'>,
  { t, money, day, hello }: Voice,
): Letter {
  const { name, number, title, method, nextTryOn, url } = content
  const amount = money(content.amount)
  const lastDay = day(content.lastDay)
  const what = nextTryOn
    ? t('mail.renewalPaymentFailed.tryAgain', { day: day(nextTryOn) })
    : t('mail.renewalPaymentFailed.lastTry', { day: lastDay })
  return {
    subject: t('mail.renewalPaymentFailed.subject', { title }),
    greeting: hello(name),
    heading: t('mail.renewalPaymentFailed.heading'),
    paragraphs: [t('mail.renewalPaymentFailed.body', { title, amount, method }), what],
    facts: [
      [t('mail.fact.invoice'), number],
      [t('mail.fact.amount'), amount],
      [t('mail.fact.method'), method],
      ...(nextTryOn ? [[t('mail.fact.nextTry'), day(nextTryOn)] as const] : []),
      [t('mail.fact.lastDay'), lastDay],
    ],
    button: { label: t('mail.renewalPaymentFailed.button'), url },
    notes: [],
  }
}

export function purchaseExpired(
  { name, purchase, expiredOn, url }: StoredContent<'purchase.expired'>,
  { t, day, hello }: Voice,
): Letter {
  return {
    subject: t('mail.purchaseExpired.subject', { purchase }),
    greeting: hello(name),
    heading: t('mail.purchaseExpired.heading', { purchase }),
    paragraphs: [t('mail.purchaseExpired.body', { day: day(expiredOn) })],
    facts: [
      [t('mail.fact.purchase'), purchase],
      [t('mail.fact.expired'), day(expiredOn)],
    ],
    button: { label: t('mail.purchaseExpired.button'), url },
    notes: [],
  }
}
