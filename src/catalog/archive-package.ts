import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { PackageId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { lockEdited, setArchived } from './package-edit-store.ts'

const input = z.object({ packageId: PackageId })

/** Takes a package out of the store and out of the list of what is sold. What customers have of it goes on and renews. */
export const archivePackage = useCase({
  name: 'package.archive',
  input,
  output: NoOutput,
  may: staffWith('catalog'),
  async run(work, { packageId }) {
    const { item, archivedAt } = orNotFound(await lockEdited(work.trx, packageId))
    if (archivedAt) throw new Refused('package_archived')
    await setArchived(work.trx, packageId, work.now)
    work.record({ type: 'package.archived', customerId: null, packageId, name: item.name })
  },
})

/** Takes it back, not for sale yet: whoever shows it in the store has looked at it first. */
export const restorePackage = useCase({
  name: 'package.restore',
  input,
  output: NoOutput,
  may: staffWith('catalog'),
  async run(work, { packageId }) {
    const { item, archivedAt } = orNotFound(await lockEdited(work.trx, packageId))
    if (!archivedAt) throw new Refused('package_not_archived')
    await setArchived(work.trx, packageId, null)
    work.record({ type: 'package.restored', customerId: null, packageId, name: item.name })
  },
})
