import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { Meanwhile } from '../kernel/edit.ts'

/** What came of an edit: somebody else's came first where it was opened at a version that is not the latest any more. */
export const EditOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved') }),
  z.object({ outcome: z.literal('outdated'), version: z.number().int(), changes: list(Meanwhile) }),
])
