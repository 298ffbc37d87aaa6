import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { type CustomerId, UserId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { endResetLinks } from './reset-link-store.ts'
import { findUser } from './user-store.ts'
import './identity-ports.ts'

const Which = z.object({ userId: UserId })
const From = z.object({ address: z.string().max(100), browser: z.string().max(400) })

/** A login was used, or somebody tried to, with the right address and the wrong password. */
export const recordSignIn = useCase({
  name: 'user.record_sign_in',
  input: z.object({ ...Which.shape, from: From, outcome: z.enum(['signed_in', 'sign_in_failed']) }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { userId, from, outcome }) {
    const customerId = await whoseHistory(work, userId)
    work.record({ type: `user.${outcome}`, customerId, userId, personal: from })
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
