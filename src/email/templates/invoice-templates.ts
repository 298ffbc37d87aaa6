import { methodWords } from '../../../web/method-words.ts'
import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function invoicePaid(content: StoredContent<'invoice.paid'>, { t, money, hello }: Voice): EmailWords {
  const { name, invoiceId, number, title, url } = content
  const total = money(content.total)
  return {
    subject: t('email.invoicePaid.subject', { number }),
    greeting: hello(name),
    heading: t('email.invoicePaid.heading'),
    paragraphs: [t('email.invoicePaid.body', { number, total })],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.for'), title],
      [t('email.fact.total'), total],
    ],
    button: { label: t('email.invoicePaid.button'), url },
    notes: [t('email.attached')],
    attach: { invoiceId, filename: t('email.invoiceFile', { number }) },
  }
}

export function invoiceIssued(content: StoredContent<'invoice.issued'>, voice: Voice): EmailWords {
  const { name, invoiceId, number, title, chargedTo, url } = content
  const { t, hello } = voice
  const total = voice.money(content.total)
  const day = voice.day(content.dueOn)
  const isByItself = chargedTo !== null || content.fromCredit
  return {
    subject: t('email.invoiceIssued.subject', { number, total }),
    greeting: hello(name),
    heading: t('email.invoiceIssued.heading', { number }),
    paragraphs: [howPaid(content, voice)],
    facts: [
      [t('email.fact.for'), title],
      [t('email.fact.total'), total],
      [t('email.fact.due'), day],
    ],
    button: {
      label: isByItself ? t('email.invoiceIssued.buttonCharged') : t('email.invoiceIssued.buttonToPay'),
      url,
    },
    notes: [t('email.attached')],
    attach: { invoiceId, filename: t('email.invoiceFile', { number }) },
  }
}

function howPaid(content: StoredContent<'invoice.issued'>, { t, money, day }: Voice): string {
  const { chargedTo, fromCredit, total } = content
  const values = { total: money(total), day: day(content.dueOn) }
  if (chargedTo === null && !fromCredit) return t('email.invoiceIssued.bodyToPay', values)
  if (chargedTo === null) return t('email.invoiceIssued.bodyCredit', values)
  const method = methodWords(t, chargedTo)
  if (!fromCredit) return t('email.invoiceIssued.bodyCharged', { ...values, method })
  return t('email.invoiceIssued.bodyChargedInPart', { ...values, method, credit: money(fromCredit) })
}

export function creditReceived(
  content: StoredContent<'credit.received'>,
  { t, money, hello }: Voice,
): EmailWords {
  const { name, number, title, url } = content
  const amount = money(content.amount)
  return {
    subject: t('email.creditReceived.subject', { amount }),
    greeting: hello(name),
    heading: t('email.creditReceived.heading', { amount }),
    paragraphs: [t('email.creditReceived.body', { amount, number })],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.for'), title],
      [t('email.fact.amount'), amount],
    ],
    button: { label: t('email.creditReceived.button'), url },
    notes: [],
  }
}
