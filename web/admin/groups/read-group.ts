import { z } from 'zod'
import { downgrades, prorations, upgrades } from '../../../src/kernel/change-rules.ts'
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
    mayChange: z.literal('yes').optional(),
    upgrade: z.enum(upgrades).default('charged'),
    downgrade: z.enum(downgrades).default('credit'),
    proration: z.enum(prorations).default('keep_date'),
  })
  .transform(({ slug, parentId, mayChange, upgrade, downgrade, proration, name, description }, context) => ({
    name,
    description,
    slug: slugFor(slug, name, context),
    parentId: parentId ?? null,
    changes: mayChange ? { upgrade, downgrade, proration } : null,
  }))
