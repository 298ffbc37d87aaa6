import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator'
import { stdnum } from 'stdnum'
import { type InputProblem, Refused } from '../platform/refused.ts'
import type { CustomerDetails } from './customer.ts'

type Checked = Pick<CustomerDetails, 'country' | 'phone' | 'postcode' | 'taxId'>

const checks = {
  phone: { isLikely: isTelephone, says: 'form.phone' },
  postcode: { isLikely: isPostcode, says: 'form.postcode' },
  taxId: { isLikely: isTaxId, says: 'form.taxId' },
} as const

/**
 * Refuses a telephone number, postcode or tax id that cannot be one in this country; all of them may be left empty. What is stored as
 * it is stays, so that rules which came later keep nobody from changing something else.
 */
export function refuseUnlikely(details: Checked, stored: Checked | null): void {
  const isStored = (field: keyof typeof checks) =>
    stored !== null && stored[field] === details[field] && stored.country === details.country
  const problems = unlikelyIn(details)
    .filter((field) => !isStored(field))
    .map((field): InputProblem => ({ path: [field], message: checks[field].says }))
  if (problems.length > 0) throw new Refused('invalid_input', {}, problems)
}

/** Which of these details cannot be what they are called, in this country. */
export function unlikelyIn(details: Checked): (keyof typeof checks)[] {
  return (Object.keys(checks) as (keyof typeof checks)[]).filter((field) => {
    const value = details[field]
    return value !== '' && !checks[field].isLikely(value, details.country)
  })
}

/** As it is dialled within the country, or from abroad to any. */
function isTelephone(text: string, country: string): boolean {
  if (!isSupportedCountry(country) && !text.startsWith('+')) return /^[\d ()/.-]{4,}$/.test(text)
  const options = { defaultCountry: country as CountryCode, extract: false }
  return parsePhoneNumberFromString(text, options)?.isPossible() ?? false
}

/** Divided as people like, by a space, a hyphen or not at all. Anything where there are no postcodes, or none that is known. */
function isPostcode(text: string, country: string): boolean {
  if (!postcodeValidatorExistsForCountry(country)) return true
  const bare = text.replace(/[ -]/g, '')
  const divided = Array.from(bare, (_, at) => [' ', '-'].map((by) => bare.slice(0, at) + by + bare.slice(at)))
  return [text, bare, ...divided.flat()].some((each) => postcodeValidator(each, country))
}

type Validator = { validate(value: string): { isValid: boolean } }
const validators: Readonly<Record<string, Readonly<Record<string, Validator>>>> = stdnum

/** Of this country, or of the one that it begins with, as VAT numbers do. Where no form is known, anything of four signs. */
function isTaxId(text: string, country: string): boolean {
  const prefix = text.slice(0, 2).toUpperCase()
  const known = [country, prefix === 'EL' ? 'GR' : prefix].flatMap((code) =>
    Object.values(validators[code] ?? {}),
  )
  if (!validators[country] && known.length === 0) return /^[\p{L}\p{N}][\p{L}\p{N} ./-]{3,}$/u.test(text)
  return known.some((validator) => validator.validate(text).isValid)
}
