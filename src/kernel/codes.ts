import { z } from 'zod'
import { isTimeZone } from './calendar.ts'

export const CurrencyCode = z
  .string()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'is no ISO 4217 currency')
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166 country code')
export const TimeZone = z.string().max(60).refine(isTimeZone, 'is no IANA time zone')
