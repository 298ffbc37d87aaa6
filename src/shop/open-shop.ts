import { randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type From, NewUser, type SignedIn } from '../identity/logins.ts'
import type { UserId } from '../kernel/ids.ts'
import { type Actor, system } from '../platform/actor.ts'
import { Refused } from '../platform/refused.ts'
import { ShopSettings } from './shop-settings.ts'

type Parts = {
  isSetUp(): boolean
  setUp(
    actor: Actor,
    input: { settings: z.input<typeof ShopSettings>; isDemo: boolean; ownerId: UserId },
  ): Promise<void>
  signUp(user: z.input<typeof NewUser>, from: From): Promise<SignedIn>
  signIn(user: { email: string; password: string }, from: From): Promise<SignedIn>
}

const OpenShop = z.object({
  code: z.string().trim().max(40),
  settings: ShopSettings.pick({ name: true, email: true, country: true, currency: true, timeZone: true }),
  owner: NewUser,
})

const setUp = system('set-up')

/**
 * The first steps of a shop that has a database and nothing in it. Whoever opens it shows that they can read the server's
 * log: the code stands there, is made anew at each start, and is void once the shop is open.
 */
export function createShopOpening(parts: Parts) {
  const code = Array.from({ length: 3 }, () => randomInt(0x1000, 0x10000).toString(16)).join('-')

  let isOpening = false

  return {
    setUpCode: code,

    async setUpWithOwner(asked: z.input<typeof OpenShop>, from: From): Promise<SignedIn> {
      const parsed = OpenShop.safeParse(asked)
      if (!parsed.success) throw new Refused('invalid_input', {}, parsed.error.issues)
      const { settings, owner } = parsed.data
      if (!isSame(parsed.data.code, code)) throw new Refused('set_up_code_wrong')
      if (parts.isSetUp() || isOpening) throw new Refused('shop_is_set_up')
      isOpening = true
      try {
        const signedIn = await ownerOf(owner, from)
        await parts.setUp(setUp, { settings, isDemo: false, ownerId: signedIn.userId })
        return signedIn
      } finally {
        isOpening = false
      }
    },
  }

  /** Somebody whose first attempt broke off after their login was made signs in with it. */
  async function ownerOf(owner: NewUser, from: From): Promise<SignedIn> {
    try {
      return await parts.signUp(owner, from)
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'email_taken') throw error
      return parts.signIn(owner, from)
    }
  }
}

function isSame(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given.toLowerCase()), Buffer.from(code)]
  return a.length === b.length && timingSafeEqual(a, b)
}
