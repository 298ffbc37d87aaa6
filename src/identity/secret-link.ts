import type { Work } from '../platform/use-case.ts'
import type { User } from './user-store.ts'

type SecretLink = { readonly template: 'password.reset' | 'email.confirm'; readonly url: string }

/** Writes the email with a link that proves who reads the address; the link itself is nowhere in the history. */
export function sendSecretLink(work: Work, user: User, { template, url }: SecretLink): void {
  work.sendEmail({
    template,
    subjectId: user.id,
    occasion: work.newId(),
    recipient: user.email,
    customerId: user.customerId,
    locale: user.locale ?? work.shop.locale,
    content: { name: user.name, secretUrl: url },
  })
}
