import { z } from 'zod'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { Found, findEverything as find } from './find-everything-store.ts'

const ofEachKind = 6

/**
 * What the staff's command box finds: customers by a part of name, company, e-mail, telephone or number, invoices by
 * number or title, payments by the gateway's id, purchases by name or by what was entered into their fields. The newest few of each kind.
 */
export const findEverything = query({
  name: 'search.find',
  input: z.object({ typed: z.string().trim().max(200) }),
  output: Found,
  may: staffWith('customers.view'),
  run: (when, { typed }) => find(when.reader, typed, { limit: ofEachKind, when }),
})
