import type { BilledTo } from '../customers/customer.ts'
import type { Seller } from '../invoices/invoice.ts'
import type { Reading } from './reading.ts'

/** Who an invoice is made out to, a line each; empty parts are left out. */
export function billedToLines(to: BilledTo, { t, country, apart }: Reading): string[] {
  return filled([
    ...(to.company ? [to.company, to.name] : [to.name]),
    to.line1,
    to.line2,
    filled([to.postcode, to.city]).join(' '),
    to.region,
    country(to.country),
    to.taxId && t('documents.taxId', { id: apart(to.taxId) }),
  ])
}

export function sellerLines(seller: Seller, { t, apart }: Reading): string[] {
  const taxId = seller.taxId && t('documents.taxId', { id: apart(seller.taxId) })
  return filled([seller.name, ...seller.address.split(/\r?\n/), taxId])
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}
