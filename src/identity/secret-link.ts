import type { Work } from '../platform/use-case.ts'
import type { User } from './user-store.ts'
import './user-emails.ts'
import './identity-ports.ts'

const requested = {
  'password.reset': 'user.password_reset_requested',
  'email.confirm': 'user.confirmation_requested',
} as const

type SecretLink = { readonly template: keyof typeof requested; readonly url: string }

/** Writes the email with a link that proves who reads the address; the link itself is nowhere in the history. */
export async function sendSecretLink(work: Work, user: User, { template, url }: SecretLink): Promise<void> {
  const account = await work.ports.accountOf(work.reader, user.id)
  const customerId = account?.id ?? null
  work.sendEmail({
    template,
    subjectId: user.id,
    occasion: work.newId(),
    recipient: user.email,
    customerId,
    locale: account?.locale ?? work.shop.locale,
    content: { name: user.name, secretUrl: url },
  })
  work.record({ type: requested[template], customerId, userId: user.id })
}
