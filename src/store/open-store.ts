import { randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type From, NewUser, type SignedIn } from '../identity/identity-desk.ts'
import type { UserId } from '../kernel/ids.ts'
import { type Actor, system } from '../platform/actor.ts'
import { Refused } from '../platform/refused.ts'
import { StoreSettings } from '../platform/store.ts'

declare module '../platform/refused.ts' {
  interface Refusals {
    set_up_code_wrong: true
  }
}

type Parts = {
  setUp(actor: Actor, input: { settings: z.input<typeof StoreSettings>; isDemo: boolean }): Promise<void>
  signUp(user: z.input<typeof NewUser>, from: From): Promise<SignedIn>
  addStaff(actor: Actor, input: { userId: UserId; role: string }): Promise<void>
}

const OpenStore = z.object({
  code: z.string().trim().max(40),
  settings: StoreSettings.pick({ name: true, email: true, country: true, currency: true, timeZone: true }),
  owner: NewUser,
})

const setUp = system('set-up')

/**
 * The first steps of a store that has a database and nothing in it. Whoever opens it shows that they can read the server's
 * log: the code stands there, is made anew at each start, and is void once the store is open.
 */
export function createStoreOpening(parts: Parts) {
  const code = Array.from({ length: 3 }, () => randomInt(0x1000, 0x10000).toString(16)).join('-')

  return {
    setUpCode: code,

    async setUpWithOwner(asked: z.input<typeof OpenStore>, from: From): Promise<SignedIn> {
      const parsed = OpenStore.safeParse(asked)
      if (!parsed.success) throw new Refused('invalid_input', {}, parsed.error.issues)
      const { settings, owner } = parsed.data
      if (!isSame(parsed.data.code, code)) throw new Refused('set_up_code_wrong')
      await parts.setUp(setUp, { settings, isDemo: false })
      const signedIn = await parts.signUp(owner, from)
      await parts.addStaff(setUp, { userId: signedIn.userId, role: 'Owner' })
      return signedIn
    },
  }
}

function isSame(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given.toLowerCase()), Buffer.from(code)]
  return a.length === b.length && timingSafeEqual(a, b)
}
