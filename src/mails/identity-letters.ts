import type { StoredContent } from '../platform/mail/mail.ts'
import type { Letter, Voice } from './letter.ts'

export function passwordReset(
  { name, secretUrl }: StoredContent<'password.reset'>,
  { t, hello, store }: Voice,
): Letter {
  return {
    subject: t('mail.passwordReset.subject', { store: store.name }),
    greeting: hello(name),
    heading: t('mail.passwordReset.heading'),
    paragraphs: [t('mail.passwordReset.body', { store: store.name })],
    facts: [],
    button: { label: t('mail.passwordReset.button'), url: secretUrl, isSecret: true },
    notes: [t('mail.passwordReset.ignore')],
  }
}

export function emailConfirm(
  { name, secretUrl }: StoredContent<'email.confirm'>,
  { t, hello, store }: Voice,
): Letter {
  return {
    subject: t('mail.emailConfirm.subject', { store: store.name }),
    greeting: hello(name),
    heading: t('mail.emailConfirm.heading'),
    paragraphs: [t('mail.emailConfirm.body', { store: store.name })],
    facts: [],
    button: { label: t('mail.emailConfirm.button'), url: secretUrl, isSecret: true },
    notes: [t('mail.emailConfirm.ignore')],
  }
}
