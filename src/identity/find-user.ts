import { z } from 'zod'
import { UserId } from '../kernel/ids.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { findUser } from './user-store.ts'

/** The login with this address, or null: whom to make staff. */
export const findUserByEmail = query({
  name: 'user.find',
  input: z.object({ email: z.string().max(254) }),
  output: z.object({ id: UserId, name: z.string() }).nullable(),
  may: either(staffWith('staff'), systemOnly),
  async run({ reader }, { email }) {
    const user = await findUser(reader, { email })
    return user ? { id: user.id, name: user.name } : null
  },
})
