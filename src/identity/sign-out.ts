import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { identity, plain } from './logins.ts'
import { recordSignOut } from './record-user.ts'

/** Ends the session that a browser's cookies name. Answers with the cookies that take it back; to a visitor it does nothing. */
export const signOut = process({
  name: 'user.sign_out',
  input: z.object({ cookies: z.string() }),
  output: list(z.string()),
  may: anyone,
  steps: { record: recordSignOut },
  async run({ ports, steps }, { cookies }) {
    const user = await ports.logins.whoSent(cookies)
    const headers = new Headers({ cookie: plain(cookies) })
    const answer = await ports.logins.ask({}, (api) => api.signOut({ headers, returnHeaders: true }))
    if (user) await steps.record(identity, { userId: user.userId })
    return answer.headers.getSetCookie()
  },
})
