import { z } from 'zod'
import { choicesFor, PackageChoices } from '../catalog/catalog-choices.ts'
import { Group, listGroups } from '../catalog/catalog-store.ts'
import { Package } from '../catalog/package.ts'
import { findEdited } from '../catalog/package-edit-store.ts'
import { list, Moment } from '../kernel/codecs.ts'
import { Meanwhile } from '../kernel/edit.ts'
import { PackageId } from '../kernel/ids.ts'
import { lastChangesOf } from '../platform/history/version.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { isSold, listPackages } from './package-list-store.ts'

const mostChanges = 20

const ListedPackage = Package.pick({
  id: true,
  groupId: true,
  name: true,
  stock: true,
  visible: true,
  options: true,
}).extend({
  slug: z.string(),
  /** So many customers' purchases of it are usable. */
  inUse: z.number().int(),
  archivedAt: Moment.nullable(),
})
export type ListedPackage = z.output<typeof ListedPackage>

/** The whole catalogue as staff see it: groups in their order, all packages of each, those that are archived or those that are not. */
export const packageList = query({
  name: 'package.list',
  input: z.object({ archived: z.boolean().default(false) }),
  output: z.object({ groups: list(Group), packages: list(ListedPackage), archivedCount: z.number().int() }),
  may: staffWith('catalog'),
  async run({ reader }, { archived }) {
    const [groups, { packages, archivedCount }] = await Promise.all([
      listGroups(reader),
      listPackages(reader, { archived }),
    ])
    return { groups, packages, archivedCount }
  },
})

/** A package as it is edited, with what it can be made of and whether somebody has bought it. */
export const editedPackage = query({
  name: 'package.edited',
  input: z.object({ packageId: PackageId }),
  output: PackageChoices.extend({
    item: Package,
    version: z.number().int(),
    archivedAt: Moment.nullable(),
    isSold: z.boolean(),
    /** The last ones, the newest first. */
    changes: list(Meanwhile),
  }),
  may: staffWith('catalog'),
  async run(view, { packageId }) {
    const edited = orNotFound(await findEdited(view.reader, packageId))
    const thing = { type: 'package.changed' as const, of: { name: 'packageId', id: packageId } }
    const [choices, sold, changes] = await Promise.all([
      choicesFor(view),
      isSold(view.reader, packageId),
      lastChangesOf(view.reader, thing, mostChanges),
    ])
    return { ...choices, ...edited, isSold: sold, changes }
  },
})
