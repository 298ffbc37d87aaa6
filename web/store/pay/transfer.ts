import { renderSVG } from 'uqr'
import { toDecimal } from '../../../src/kernel/money.ts'
import type { MoneyValue } from '../../format.ts'

/** What a customer types into their bank's form, each by itself, and the same as a code to scan where that is possible. */
export type Transfer = {
  readonly iban: string | null
  readonly bic: string | null
  /** The amount as banks read it, "1234.50". */
  readonly amount: string
  /** A picture as a data address; null without an IBAN, and for other currencies than euros. */
  readonly code: string | null
}

type Asked = {
  readonly instructions: string
  readonly payee: string
  readonly open: MoneyValue
  readonly reference: string
}

/** Finds the parts of bank details in what the shop wrote about transfers. */
export function transferOf({ instructions, payee, open, reference }: Asked): Transfer {
  const minor = BigInt(open.minor)
  const amount = toDecimal({ minor, currency: open.currency })
  const iban = ibanIn(instructions)
  const bic = /\bBIC\b:?\s{0,5}([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/.exec(instructions)?.[1] ?? null
  const isScannable = iban !== null && open.currency === 'EUR' && minor > 0n
  const text = isScannable ? epcText({ iban, bic, payee, amount, reference }) : null
  return { iban, bic, amount, code: text && codeOf(text) }
}

function ibanIn(text: string): string | null {
  const written = /\bIBAN\b:?\s{0,5}([A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30})/.exec(text)?.[1]
  const iban = written?.replaceAll(' ', '')
  return iban && hasCheckDigits(iban) ? iban : null
}

/** ISO 13616: moved to the end and with letters as numbers, country and check digits leave 1 when divided by 97. */
function hasCheckDigits(iban: string): boolean {
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('')
  return BigInt(digits) % 97n === 1n
}

type Parts = { iban: string; bic: string | null; payee: string; amount: string; reference: string }

/** EPC069-12, version 2, in UTF-8: the lines of a SEPA credit transfer. */
export function epcText({ iban, bic, payee, amount, reference }: Parts): string {
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic ?? '',
    payee.slice(0, 70),
    iban,
    `EUR${amount}`,
    '',
    '',
    reference,
  ]
  return lines.join('\n')
}

function codeOf(text: string): string {
  const svg = renderSVG(text, { ecc: 'M', maxVersion: 13, border: 4 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
