import { z } from 'zod'
import { GroupId } from '../../../src/kernel/ids.ts'
import { line, paragraphs } from '../../../src/kernel/text.ts'
import { optional } from '../../form.ts'
import { SlugOrNothing, slugFor } from '../slug.ts'

/** The form of a group, read into what the use cases take. */
export const GroupFields = z
  .object({
    name: line(80),
    slug: SlugOrNothing,
    parentId: optional(z.string().pipe(GroupId)),
    description: paragraphs(500),
  })
  .transform(({ slug, parentId, ...rest }, context) => ({
    ...rest,
    slug: slugFor(slug, rest.name, context),
    parentId: parentId ?? null,
  }))
