import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { roleNames } from './user-store.ts'

/** The names of the roles that staff can have, in their order. */
export const roleList = query({
  name: 'staff.roles',
  input: z.object({}),
  output: list(z.string()),
  may: either(staffWith('staff'), systemOnly),
  run: ({ reader }) => roleNames(reader),
})
