import { methodWords } from '../../web/method-words.ts'
import type { StoredContent } from '../platform/mail/mail.ts'
import type { Letter, Voice } from './letter.ts'

export function invoicePaid(content: StoredContent<'invoice.paid'>, { t, money, hello }: Voice): Letter {
  const { name, invoiceId, number, title, url } = content
  const total = money(content.total)
  return {
    subject: t('mail.invoicePaid.subject', { number }),
    greeting: hello(name),
    heading: t('mail.invoicePaid.heading'),
    paragraphs: [t('mail.invoicePaid.body', { number, total })],
    facts: [
      [t('mail.fact.invoice'), number],
      [t('mail.fact.for'), title],
      [t('mail.fact.total'), total],
    ],
    button: { label: t('mail.invoicePaid.button'), url },
    notes: [t('mail.attached')],
    attach: { invoiceId, filename: t('mail.invoiceFile', { number }) },
  }
}

export function invoiceIssued(content: StoredContent<'invoice.issued'>, voice: Voice): Letter {
  const { name, invoiceId, number, title, chargedTo, url } = content
  const { t, hello } = voice
  const total = voice.money(content.total)
  const day = voice.day(content.dueOn)
  const body = chargedTo
    ? t('mail.invoiceIssued.bodyCharged', { total, method: methodWords(t, chargedTo), day })
    : t('mail.invoiceIssued.bodyToPay', { total, day })
  return {
    subject: t('mail.invoiceIssued.subject', { number, total }),
    greeting: hello(name),
    heading: t('mail.invoiceIssued.heading', { number }),
    paragraphs: [body],
    facts: [
      [t('mail.fact.for'), title],
      [t('mail.fact.total'), total],
      [t('mail.fact.due'), day],
    ],
    button: {
      label: chargedTo ? t('mail.invoiceIssued.buttonCharged') : t('mail.invoiceIssued.buttonToPay'),
      url,
    },
    notes: [t('mail.attached')],
    attach: { invoiceId, filename: t('mail.invoiceFile', { number }) },
  }
}
