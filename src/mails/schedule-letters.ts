import { methodWords } from '../../web/method-words.ts'
import type { StoredContent } from '../platform/mail/mail.ts'
import type { Letter, Voice } from './letter.ts'

export function instalmentPaymentFailed(
  content: StoredContent<'instalment.payment_failed'>,
  voice: Voice,
): Letter {
  const { t } = voice
  const method = methodWords(t, content.method)
  const about = { title: content.title, amount: voice.money(content.amount), method }
  return letterAbout(content, voice, {
    subject: t('mail.instalmentFailed.subject', about),
    heading: t('mail.instalmentFailed.heading'),
    body: t('mail.instalmentFailed.body', about),
    facts: [[t('mail.fact.method'), method]],
  })
}

export function instalmentReminder(content: StoredContent<'instalment.reminder'>, voice: Voice): Letter {
  const { t } = voice
  const about = {
    title: content.title,
    amount: voice.money(content.amount),
    day: voice.day(content.dueOn),
  }
  return letterAbout(content, voice, {
    subject: t('mail.instalmentReminder.subject', about),
    heading: t('mail.instalmentReminder.heading'),
    body: t('mail.instalmentReminder.body', about),
    facts: [],
  })
}

type Words = { subject: string; heading: string; body: string; facts: Letter['facts'] }

function letterAbout(
  { name, number, amount, dueOn, nextTryOn, url }: StoredContent<'instalment.reminder'>,
  { t, money, day, hello }: Voice,
  { subject, heading, body, facts }: Words,
): Letter {
  const what = nextTryOn
    ? t('mail.instalment.tryAgain', { day: day(nextTryOn) })
    : t('mail.instalment.lastTry')
  return {
    subject,
    heading,
    greeting: hello(name),
    paragraphs: [body, what],
    facts: [
      [t('mail.fact.invoice'), number],
      [t('mail.fact.amount'), money(amount)],
      [t('mail.fact.due'), day(dueOn)],
      ...facts,
      ...(nextTryOn ? [[t('mail.fact.nextTry'), day(nextTryOn)] as const] : []),
    ],
    button: { label: t('mail.instalment.button'), url },
    notes: [],
  }
}
