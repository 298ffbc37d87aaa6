import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function renewalPaymentFailed(
  content: StoredContent<'renewal.payment_failed'>,
  { t, money, day, hello }: Voice,
): EmailWords {
  const { name, number, title, method, nextTryOn, url } = content
  const amount = money(content.amount)
  const endsOn = day(content.endsOn)
  const what = nextTryOn
    ? t('email.renewalPaymentFailed.tryAgain', { day: day(nextTryOn) })
    : t('email.renewalPaymentFailed.lastTry', { day: endsOn })
  return {
    subject: t('email.renewalPaymentFailed.subject', { title }),
    greeting: hello(name),
    heading: t('email.renewalPaymentFailed.heading'),
    paragraphs: [t('email.renewalPaymentFailed.body', { title, amount, method }), what],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.amount'), amount],
      [t('email.fact.method'), method],
      ...(nextTryOn ? [[t('email.fact.nextTry'), day(nextTryOn)] as const] : []),
      [t('email.fact.endsOn'), endsOn],
    ],
    button: { label: t('email.renewalPaymentFailed.button'), url },
    notes: [],
  }
}

export function purchaseExpired(
  { name, purchase, expiredOn, url }: StoredContent<'purchase.expired'>,
  { t, day, hello }: Voice,
): EmailWords {
  return {
    subject: t('email.purchaseExpired.subject', { purchase }),
    greeting: hello(name),
    heading: t('email.purchaseExpired.heading', { purchase }),
    paragraphs: [t('email.purchaseExpired.body', { day: day(expiredOn) })],
    facts: [
      [t('email.fact.purchase'), purchase],
      [t('email.fact.expired'), day(expiredOn)],
    ],
    button: { label: t('email.purchaseExpired.button'), url },
    notes: [],
  }
}
