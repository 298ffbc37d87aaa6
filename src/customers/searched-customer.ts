import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import { searchedText } from '../platform/word-search.ts'
import type { Customer } from './customer.ts'

type Searched = Pick<Customer, 'name' | 'company' | 'email' | 'phone' | 'country'>

/** What a customer is found by, besides their number and the whole of their address. */
export function textOfCustomer({ name, company, email, phone, country }: Searched): string {
  const beforeAt = email.split('@', 1)[0] ?? ''
  return searchedText([name, company, beforeAt, ...dialledDigits(phone, country)])
}

/** The digits of a telephone number as they are dialled from abroad, and within its country. */
function dialledDigits(phone: string, country: string): string[] {
  const digits = phone.replace(/\D/g, '')
  if (digits === '') return []
  const number = parsePhoneNumberFromString(phone, country as CountryCode)
  if (!number) return [digits]
  const forms = [number.number, number.formatNational()].map((form) => form.replace(/\D/g, ''))
  return [...new Set(forms)]
}
