import { z } from 'zod'
import { list, Moment } from '../kernel/codecs.ts'
import { countTypes, EventCount } from '../platform/history/event-list-store.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'

/** What happened in a span of time and how often, most often first. */
export const eventCounts = query({
  name: 'history.counts',
  input: z.object({ after: Moment, until: Moment }),
  output: list(EventCount),
  may: either(staffWith('history.view'), systemOnly),
  run: ({ reader }, span) => countTypes(reader, span),
})
