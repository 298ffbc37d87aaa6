import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import type { MethodStatus } from './method-states.ts'
import { lockMethodByToken, saveMethod } from './method-store.ts'
import { StoredMethod } from './payment-method.ts'

const becomes = {
  usable: 'payment_method.usable_again',
  needs_customer: 'payment_method.needs_customer',
  dead: 'payment_method.dead',
} as const satisfies Record<MethodStatus, string>

/** A provider has changed a stored method, as when a bank renews a card: it stays the same method, with what is new of it. */
export const hearMethod = useCase({
  name: 'payment_method.hear',
  input: z.object({ gateway: z.string().max(40), method: StoredMethod }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { gateway, method: { token, label, status, expMonth, expYear } }) {
    const before = await lockMethodByToken(work.trx, { gateway, token })
    if (!before) return
    const isNews =
      before.label !== label ||
      before.status !== status ||
      before.expMonth !== expMonth ||
      before.expYear !== expYear
    if (!isNews) return
    await saveMethod(work.trx, { ...before, label, status, expMonth, expYear })
    const type = status === before.status ? 'payment_method.updated' : becomes[status]
    work.record({ type, customerId: before.customerId, method: label })
  },
})
