import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { lockMethodByToken, saveMethod } from './method-store.ts'
import { methodKinds, methodStates } from './payment-method.ts'

const MethodState = z.object({
  token: z.string().min(1).max(200),
  kind: z.enum(methodKinds),
  label: z.string().min(1).max(80),
  state: z.enum(methodStates),
  expMonth: z.number().int().nullable(),
  expYear: z.number().int().nullable(),
})

/** A provider has changed a stored method, as when a bank renews a card: it stays the same method, with what is new of it. */
export const hearMethod = useCase({
  name: 'payment_method.hear',
  input: z.object({ gateway: z.string().max(40), method: MethodState }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { gateway, method: { token, label, state, expMonth, expYear } }) {
    const before = await lockMethodByToken(work.trx, { gateway, token })
    if (!before) return
    const isNews =
      before.label !== label ||
      before.state !== state ||
      before.expMonth !== expMonth ||
      before.expYear !== expYear
    if (!isNews) return
    await saveMethod(work.trx, { ...before, label, state, expMonth, expYear })
    const { customerId } = before
    if (state === before.state) work.record({ type: 'payment_method.updated', customerId, method: label })
    else if (state === 'usable')
      work.record({ type: 'payment_method.usable_again', customerId, method: label })
    else work.record({ type: `payment_method.${state}`, customerId, method: label })
  },
})
