import { z } from 'zod'
import { optionalLine } from '../../src/kernel/text.ts'
import { isCountry } from './countries.ts'

/** Where and to whom invoices are made out, besides the name. */
export const AddressForm = z.object({
  company: optionalLine(120),
  line1: optionalLine(120),
  line2: optionalLine(120),
  postcode: optionalLine(20),
  city: optionalLine(80),
  region: optionalLine(80),
  country: z.string().refine(isCountry, 'form.choose'),
  taxId: optionalLine(40),
})
export type AddressForm = z.output<typeof AddressForm>
