import { z } from 'zod'
import { PartsPerMillion } from '../kernel/codecs.ts'
import { CountryCode } from '../kernel/codes.ts'
import { line } from '../kernel/text.ts'

/** A rate in parts per million: 10.75 % is 107500. */
export const NewTaxRate = z.object({
  country: CountryCode.nullable(),
  region: line(80).nullable().default(null),
  name: line(60),
  ratePpm: PartsPerMillion,
})
export type TaxRate = z.output<typeof NewTaxRate>

export const AppliedTax = z.object({ name: z.string(), ratePpm: PartsPerMillion })
export type AppliedTax = z.output<typeof AppliedTax>

export const noTax: AppliedTax = { name: '', ratePpm: 0n }

/** The first rate whose country and region match the address; none matching, no tax (01-domain, Tax). */
export function taxFor(rates: readonly TaxRate[], place: { country: string; region: string }): AppliedTax {
  const match = rates.find(
    (rate) =>
      (rate.country === null || rate.country === place.country) &&
      (rate.region === null || rate.region.toLowerCase() === place.region.toLowerCase()),
  )
  return match ? { name: match.name, ratePpm: match.ratePpm } : noTax
}
