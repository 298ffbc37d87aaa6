import { z } from 'zod'
import { GroupId } from '../kernel/ids.ts'
import { line, paragraphs } from '../kernel/text.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { lockCatalogue } from './catalog-store.ts'
import { ChangeRules } from './change-rules.ts'
import { findGroup, insertGroup, isGroupSlugTaken } from './group-store.ts'
import { Slug } from './package.ts'
import { slugTaken } from './taken.ts'

export const NewGroup = z.object({
  parentId: GroupId.nullable().default(null),
  slug: Slug,
  name: line(80),
  description: paragraphs(500),
  /** Null: what was bought of it is not changed into another of its packages. */
  changes: ChangeRules.nullable().default(null),
})

export const createGroup = useCase({
  name: 'group.create',
  input: NewGroup,
  output: GroupId,
  may: staffWith('catalog'),
  async run(work, group) {
    await lockCatalogue(work.trx)
    if (group.parentId) orNotFound(await findGroup(work.trx, group.parentId))
    if (await isGroupSlugTaken(work.trx, group.slug, null))
      throw new Refused('address_taken', {}, [slugTaken])
    const id = GroupId.parse(work.newId())
    await insertGroup(work.trx, { ...group, id })
    work.record({ type: 'group.created', customerId: null, name: group.name })
    return id
  },
})
