import { z } from 'zod'
import { GroupId } from '../kernel/ids.ts'
import { line, paragraphs } from '../kernel/text.ts'
import { staffWith } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { insertGroup } from './catalog-store.ts'
import { Slug } from './package.ts'

export const createGroup = useCase({
  name: 'group.create',
  input: z.object({
    parentId: GroupId.nullable().default(null),
    slug: Slug,
    name: line(80),
    description: paragraphs(500),
  }),
  output: GroupId,
  may: staffWith('catalog'),
  async run(work, group) {
    const id = GroupId.parse(work.newId())
    await insertGroup(work.trx, { ...group, id })
    work.record({ type: 'group.created', customerId: null, name: group.name })
    return id
  },
})
