import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function purchaseChanged(
  { name, before, purchase, credit, until, url }: StoredContent<'purchase.changed'>,
  { t, money, day, hello }: Voice,
): EmailWords {
  const amount = credit && money(credit)
  return {
    subject: t('email.purchaseChanged.subject', { before, purchase }),
    greeting: hello(name),
    heading: t('email.purchaseChanged.heading', { before, purchase }),
    paragraphs: [
      t('email.purchaseChanged.body', { before, purchase }),
      ...(amount ? [t('email.purchaseChanged.credited', { amount })] : []),
    ],
    facts: [
      [t('email.fact.purchase'), purchase],
      ...(until ? [[t('email.fact.paidUntil'), day(until)] as const] : []),
      ...(amount ? [[t('email.fact.credit'), amount] as const] : []),
    ],
    button: { label: t('email.purchaseChanged.button'), url },
    notes: [],
  }
}

export function changeWithdrawn(
  { name, purchase, wanted, url, ...content }: StoredContent<'change.withdrawn'>,
  { t, money, hello }: Voice,
): EmailWords {
  const amount = money(content.amount)
  return {
    subject: t('email.changeWithdrawn.subject', { purchase }),
    greeting: hello(name),
    heading: t('email.changeWithdrawn.heading', { purchase }),
    paragraphs: [
      t('email.changeWithdrawn.body', { purchase, wanted }),
      t('email.changeWithdrawn.credit', { amount }),
    ],
    facts: [[t('email.fact.credit'), amount]],
    button: { label: t('email.changeWithdrawn.button'), url },
    notes: [],
  }
}
