import { z } from 'zod'
import { NewUser, Origin, SignedIn } from '../identity/logins.ts'
import { signIn } from '../identity/sign-in.ts'
import { signUp } from '../identity/sign-up.ts'
import { system } from '../platform/actor.ts'
import { anyone } from '../platform/permission.ts'
import { type Call, process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import { openForBusiness } from './open-for-business.ts'
import './shop-ports.ts'
import { ShopSettings } from './shop-settings.ts'

const Asked = z.object({
  code: z.string().trim().max(40),
  settings: ShopSettings.pick({ name: true, email: true, country: true, currency: true, timeZone: true }),
  owner: NewUser,
  from: Origin,
})
type Asked = z.output<typeof Asked>

const opening = { signUp, signIn, open: openForBusiness }
const setUp = system('set-up')

/** The first steps of a shop that has a database and nothing in it: opens it, and signs its first owner in. */
export const openShop = process({
  name: 'shop.open_with_owner',
  input: Asked,
  output: SignedIn,
  may: anyone,
  steps: opening,
  async run(call, asked) {
    const { isCode, once } = call.ports.opening
    if (!isCode(asked.code)) throw new Refused('set_up_code_wrong')
    return once(async () => {
      const owner = await signInOwner(call, asked)
      await call.steps.open(setUp, { settings: asked.settings, isDemo: false, ownerId: owner.userId })
      return owner
    })
  },
})

/** Somebody whose first attempt broke off after their login was made signs in with it. */
async function signInOwner(
  { actor, steps }: Call<typeof opening>,
  { owner, from }: Asked,
): Promise<SignedIn> {
  try {
    return await steps.signUp(actor, { ...owner, from })
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'email_taken') throw error
    return steps.signIn(actor, { email: owner.email, password: owner.password, from })
  }
}
