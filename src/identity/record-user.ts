import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { type CustomerId, UserId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { endResetLinks } from './reset-link-store.ts'
import { findUser } from './user-store.ts'
import './user-emails.ts'
import './identity-ports.ts'

const Which = z.object({ userId: UserId })
const Where = { address: z.string().max(100), browser: z.string().max(400) }

/** A login was used, or somebody tried to, with the right address and the wrong password. */
export const recordSignIn = useCase({
  name: 'user.record_sign_in',
  input: z.object({ ...Which.shape, ...Where, succeeded: z.boolean() }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId, address, browser, succeeded }) {
    const customerId = await whoseHistory(work, userId)
    const type = succeeded ? 'user.signed_in' : 'user.sign_in_failed'
    work.record({ type, customerId, userId, personal: { address, browser } })
  },
})

export const recordSignOut = useCase({
  name: 'user.record_sign_out',
  input: Which,
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId }) {
    const customerId = await whoseHistory(work, userId)
    work.record({ type: 'user.signed_out', customerId, userId })
  },
})

/** Writes the email with a link that proves who reads the address; the link itself is nowhere in the history. */
export const sendSecretLink = useCase({
  name: 'user.send_secret_link',
  input: z.object({ ...Which.shape, purpose: z.enum(['password.reset', 'email.confirm']), url: z.url() }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId, purpose, url }) {
    const user = orNotFound(await findUser(work.reader, { userId }))
    const account = await work.ports.accountOf(work.reader, userId)
    const customerId = account?.id ?? null
    work.sendEmail({
      template: purpose,
      subjectId: userId,
      occasion: work.newId(),
      recipient: user.email,
      customerId,
      locale: account?.locale ?? work.shop.locale,
      content: { name: user.name, secretUrl: url },
    })
    const type =
      purpose === 'password.reset' ? 'user.password_reset_requested' : 'user.confirmation_requested'
    work.record({ type, customerId, userId })
  },
})

/** With it, links end that were asked for while the password was being set. */
export const recordPasswordReset = useCase({
  name: 'user.record_password_reset',
  input: Which,
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId }) {
    const customerId = await whoseHistory(work, userId)
    await endResetLinks(work.trx, userId, { but: null })
    work.record({ type: 'user.password_reset', customerId, userId })
  },
})

export const recordEmailConfirmed = useCase({
  name: 'user.record_email_confirmed',
  input: Which,
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId }) {
    const { email } = orNotFound(await findUser(work.reader, { userId }))
    const customerId = await whoseHistory(work, userId)
    work.record({ type: 'user.email_confirmed', customerId, userId, personal: { email } })
  },
})

async function whoseHistory({ reader, ports }: Work, userId: UserId): Promise<CustomerId | null> {
  return (await ports.accountOf(reader, userId))?.id ?? null
}
