import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { RoleId, UserId } from '../kernel/ids.ts'
import { line } from '../kernel/text.ts'
import type { Permission } from '../platform/actor.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { permissions } from './permissions.ts'
import { findRole, findUser, insertRole, insertStaff } from './user-store.ts'

const view: Permission[] = ['customers.view', 'history.view']

/** The roles that exist from the start (01-domain, People). */
const firstRoles: Record<string, readonly Permission[]> = {
  Owner: permissions,
  Billing: [
    ...view,
    'customers.edit',
    'customers.email',
    'notes.add',
    'purchases.edit',
    'purchases.cancel',
    'invoices.create',
    'invoices.edit',
    'invoices.resend',
    'payments.record',
    'payments.review',
    'payments.refund',
    'credit.adjust',
    'reports',
  ],
  Support: [...view, 'customers.edit', 'customers.email', 'notes.add', 'notes.edit', 'invoices.resend'],
  'Read-only': [...view, 'reports'],
}

/** Makes the roles that every shop starts with. */
export async function createFirstRoles(work: Work): Promise<void> {
  for (const [name, granted] of Object.entries(firstRoles)) {
    await insertRole(work.trx, { id: RoleId.parse(work.newId()), name, permissions: granted })
  }
}

/** Makes a user a member of staff, or gives one another role. */
export const addStaff = useCase({
  name: 'staff.add',
  input: z.object({ userId: UserId, role: line(60) }),
  output: NoOutput,
  may: either(staffWith('staff'), systemOnly),
  async run(work, { userId, role }) {
    const user = orNotFound(await findUser(work.trx, { userId }))
    const roleId = orNotFound(await findRole(work.trx, role))
    await insertStaff(work.trx, { userId, roleId, at: work.now })
    work.record({ type: 'staff.added', customerId: null, userId, name: user.name, role })
  },
})
