import { z } from 'zod'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { countWaiting, WaitingCounts } from './waiting-counts-store.ts'

const most = 100

/** What waits for a person, for the navigation of the staff area: one statement a page. */
export const waitingCounts = query({
  name: 'dashboard.waiting',
  input: z.object({}),
  output: WaitingCounts,
  may: staffWith('customers.view'),
  run: (view) => countWaiting(view.reader, view, most),
})
