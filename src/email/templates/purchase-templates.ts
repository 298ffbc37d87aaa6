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

export function renewalReminder(
  { name, number, title, amount, endsOn, url }: StoredContent<'renewal.reminder'>,
  { t, money, day, hello }: Voice,
): EmailWords {
  const values = { title, amount: money(amount), day: day(endsOn) }
  return {
    subject: t('email.renewalReminder.subject', values),
    greeting: hello(name),
    heading: t('email.renewalReminder.heading', values),
    paragraphs: [t('email.renewalReminder.body', values)],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.amount'), values.amount],
      [t('email.fact.endsOn'), values.day],
    ],
    button: { label: t('email.renewalReminder.button'), url },
    notes: [],
  }
}

export function purchaseExpired(
  { name, purchase, expiredOn, attached, invoice, url }: StoredContent<'purchase.expired'>,
  { t, money, day, hello, list }: Voice,
): EmailWords {
  const toPay = invoice && { number: invoice.number, amount: money(invoice.amount) }
  const what = toPay ? t('email.purchaseExpired.toPay', toPay) : t('email.purchaseExpired.toSee')
  return {
    subject: t('email.purchaseExpired.subject', { purchase }),
    greeting: hello(name),
    heading: t('email.purchaseExpired.heading', { purchase }),
    paragraphs: [
      t('email.purchaseExpired.body', { day: day(expiredOn) }),
      ...(attached?.length ? [t('email.purchaseExpired.attached', { names: list(attached) })] : []),
      what,
    ],
    facts: [
      [t('email.fact.purchase'), purchase],
      [t('email.fact.expired'), day(expiredOn)],
      ...(toPay
        ? ([
            [t('email.fact.invoice'), toPay.number],
            [t('email.fact.amount'), toPay.amount],
          ] as const)
        : []),
    ],
    button: { label: t(toPay ? 'email.purchaseExpired.payButton' : 'email.purchaseExpired.button'), url },
    notes: [],
  }
}
