import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { deleteStaleCarts } from './cart-store.ts'

const keptMs = 60 * 86_400_000

/** Forgets carts that nobody has touched for 60 days. */
export const removeStaleCarts = useCase({
  name: 'cart.remove_stale',
  input: z.object({}),
  output: z.number().int(),
  may: systemOnly,
  withoutHistory: 'a cart belongs to a browser, not to an account',
  run: (work) => deleteStaleCarts(work.trx, plusMilliseconds(work.now, -keptMs)),
})
