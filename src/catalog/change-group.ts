import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { EditOutcome } from '../kernel/edit.ts'
import { GroupId } from '../kernel/ids.ts'
import { changesOfThingSince } from '../platform/history/version.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { lockCatalogue } from './catalog-store.ts'
import { NewGroup } from './create-group.ts'
import {
  deleteGroup as deleteIt,
  type EditedGroup,
  findGroup,
  isGroupSlugTaken,
  isWithin,
  updateGroup,
} from './group-store.ts'
import { slugTaken } from './taken.ts'

/** Whether and how its packages are changed into one another. */
const rules = ['changes', 'upgrade', 'downgrade', 'proration'] as const
const details = ['name', 'slug', 'parent', 'description', ...rules] as const
const inItself = { path: ['parentId'], message: 'refusals.group_in_itself' }

/** Changes a group, or where it stands among the others: never below itself. */
export const changeGroup = useCase({
  name: 'group.change',
  input: NewGroup.extend({ groupId: GroupId, version: z.number().int().min(1) }),
  output: EditOutcome,
  may: staffWith('catalog'),
  async run(work, { groupId, version, ...entered }) {
    await lockCatalogue(work.trx)
    const before = orNotFound(await findGroup(work.trx, groupId))
    if (before.version !== version) {
      const since = { type: 'group.changed' as const, of: { name: 'groupId', id: groupId }, version }
      const changes = await changesOfThingSince(work.trx, since)
      return { outcome: 'outdated' as const, version: before.version, changes }
    }
    await save(work, before, { ...entered, id: groupId })
    return { outcome: 'saved' as const }
  },
})

type Saved = Omit<EditedGroup, 'version' | 'holds'>

async function save(work: Work, before: EditedGroup, after: Saved): Promise<void> {
  if (await isGroupSlugTaken(work.trx, after.slug, after.id)) {
    throw new Refused('address_taken', {}, [slugTaken])
  }
  if (after.parentId && (await isWithin(work.trx, after.parentId, after.id))) {
    throw new Refused('group_in_itself', {}, [inItself])
  }
  const [was, is] = [await textsOf(work, before), await textsOf(work, after)]
  const changed = details.filter((detail) => was[detail] !== is[detail])
  if (changed.length === 0) return
  await updateGroup(work.trx, after)
  for (const detail of changed) {
    work.record({
      type: 'group.changed',
      customerId: null,
      groupId: after.id,
      name: after.name,
      version: before.version + 1,
      change: { detail, before: was[detail], after: is[detail] },
    })
  }
}

async function textsOf({ trx }: Work, { name, slug, parentId, description, changes }: Saved) {
  const parent = parentId ? orNotFound(await findGroup(trx, parentId)).name : ''
  return {
    name,
    slug,
    parent,
    description,
    changes: changes ? 'yes' : 'no',
    upgrade: changes?.upgrade ?? '',
    downgrade: changes?.downgrade ?? '',
    proration: changes?.proration ?? '',
  }
}

/** Removes a group in which nothing is, and nothing was. */
export const deleteGroup = useCase({
  name: 'group.delete',
  input: z.object({ groupId: GroupId }),
  output: NoOutput,
  may: staffWith('catalog'),
  async run(work, { groupId }) {
    await lockCatalogue(work.trx)
    const { holds, name } = orNotFound(await findGroup(work.trx, groupId))
    if (holds > 0) throw new Refused('group_holds_something')
    await deleteIt(work.trx, groupId)
    work.record({ type: 'group.deleted', customerId: null, name })
  },
})
