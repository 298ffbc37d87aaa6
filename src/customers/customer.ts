import { z } from 'zod'
import { isTimeZone } from '../kernel/calendar.ts'
import { Moment } from '../kernel/codecs.ts'
import { CountryCode, CurrencyCode } from '../kernel/codes.ts'
import { EditVersion } from '../kernel/edit.ts'
import { CustomerId, UserId } from '../kernel/ids.ts'
import { Locale } from '../kernel/locale.ts'
import { line, optionalLine, Telephone } from '../kernel/text.ts'

export const Address = z.object({
  line1: optionalLine(120),
  line2: optionalLine(120),
  city: optionalLine(80),
  region: optionalLine(80),
  postcode: optionalLine(20),
  country: CountryCode,
})
export type Address = z.output<typeof Address>

/** What an account says of its owner, and what they may change. */
export const CustomerDetails = Address.extend({
  name: line(120),
  company: optionalLine(120),
  phone: Telephone,
  taxId: optionalLine(40),
  locale: Locale.default('en'),
  timeZone: z.string().max(60).refine(isTimeZone),
})
export type CustomerDetails = z.output<typeof CustomerDetails>

export const NewCustomer = CustomerDetails.extend({ currency: CurrencyCode })
export type NewCustomer = z.output<typeof NewCustomer>

/** An account: what a user owns things through, if it has one. `number` is what people call it by. */
export const Customer = CustomerDetails.extend({
  id: CustomerId,
  number: z.string(),
  /** Null where nobody can sign in to it. */
  userId: UserId.nullable(),
  email: z.string(),
  currency: z.string(),
  createdAt: Moment,
  /** At which a form that changes it is opened. */
  version: EditVersion,
})
export type Customer = z.output<typeof Customer>

/** Whom an invoice is made out to: copied onto it when it is issued, and never changed there. */
export type BilledTo = Address & { readonly name: string; readonly company: string; readonly taxId: string }

export function billedTo(customer: Customer): BilledTo {
  const { name, company, taxId, line1, line2, city, region, postcode, country } = customer
  return { name, company, taxId, line1, line2, city, region, postcode, country }
}

/** The details alone of what knows more. */
export function detailsOf(customer: CustomerDetails): CustomerDetails {
  const { name, company, phone, line1, line2, city, region, postcode, country, taxId, locale, timeZone } =
    customer
  return { name, company, phone, line1, line2, city, region, postcode, country, taxId, locale, timeZone }
}

/** The details that differ, for a history that tells them one by one. */
export function changedDetails(before: CustomerDetails, after: CustomerDetails): (keyof CustomerDetails)[] {
  const details = Object.keys(CustomerDetails.shape) as (keyof CustomerDetails)[]
  return details.filter((detail) => before[detail] !== after[detail])
}
