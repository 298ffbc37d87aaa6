import type { StoredContent } from '../email.ts'
import type { EmailWords, Voice } from './template.ts'

export function passwordReset(
  { name, secretUrl }: StoredContent<'password.reset'>,
  { t, hello, shop }: Voice,
): EmailWords {
  return {
    subject: t('email.passwordReset.subject', { shop: shop.name }),
    greeting: hello(name),
    heading: t('email.passwordReset.heading'),
    paragraphs: [t('email.passwordReset.body', { shop: shop.name })],
    facts: [],
    button: { label: t('email.passwordReset.button'), url: secretUrl, isSecret: true },
    notes: [t('email.passwordReset.ignore')],
  }
}

export function emailConfirm(
  { name, secretUrl }: StoredContent<'email.confirm'>,
  { t, hello, shop }: Voice,
): EmailWords {
  return {
    subject: t('email.emailConfirm.subject', { shop: shop.name }),
    greeting: hello(name),
    heading: t('email.emailConfirm.heading'),
    paragraphs: [t('email.emailConfirm.body', { shop: shop.name })],
    facts: [],
    button: { label: t('email.emailConfirm.button'), url: secretUrl, isSecret: true },
    notes: [t('email.emailConfirm.ignore')],
  }
}
