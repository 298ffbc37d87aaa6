import { methodWords } from '../../../web/method-words.ts'
import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function instalmentPaymentFailed(
  content: StoredContent<'instalment.payment_failed'>,
  voice: Voice,
): EmailWords {
  const { t } = voice
  const method = methodWords(t, content.method)
  const values = { title: content.title, amount: voice.money(content.amount), method }
  return instalmentWords(content, voice, {
    subject: t('email.instalmentFailed.subject', values),
    heading: t('email.instalmentFailed.heading'),
    body: t('email.instalmentFailed.body', values),
    facts: [[t('email.fact.method'), method]],
  })
}

export function instalmentReminder(content: StoredContent<'instalment.reminder'>, voice: Voice): EmailWords {
  const { t } = voice
  const values = {
    title: content.title,
    amount: voice.money(content.amount),
    day: voice.day(content.dueOn),
  }
  return instalmentWords(content, voice, {
    subject: t('email.instalmentReminder.subject', values),
    heading: t('email.instalmentReminder.heading'),
    body: t('email.instalmentReminder.body', values),
    facts: [],
  })
}

type Words = { subject: string; heading: string; body: string; facts: EmailWords['facts'] }

function instalmentWords(
  { name, number, amount, dueOn, nextTryOn, url }: StoredContent<'instalment.reminder'>,
  { t, money, day, hello }: Voice,
  { subject, heading, body, facts }: Words,
): EmailWords {
  const what = nextTryOn
    ? t('email.instalment.tryAgain', { day: day(nextTryOn) })
    : t('email.instalment.lastTry')
  return {
    subject,
    heading,
    greeting: hello(name),
    paragraphs: [body, what],
    facts: [
      [t('email.fact.invoice'), number],
      [t('email.fact.amount'), money(amount)],
      [t('email.fact.due'), day(dueOn)],
      ...facts,
      ...(nextTryOn ? [[t('email.fact.nextTry'), day(nextTryOn)] as const] : []),
    ],
    button: { label: t('email.instalment.button'), url },
    notes: [],
  }
}
