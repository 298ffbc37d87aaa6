import { z } from 'zod'
import { isCountry } from './countries.ts'

const line = (most: number) => z.string().trim().max(most).default('')

/** Where and to whom invoices are made out, besides the name. */
export const AddressForm = z.object({
  company: line(120),
  line1: line(120),
  line2: line(120),
  postcode: line(20),
  city: line(80),
  region: line(80),
  country: z.string().refine(isCountry, 'form.choose'),
  taxId: line(40),
})
export type AddressForm = z.output<typeof AddressForm>
