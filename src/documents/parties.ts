import type { TFunction } from 'i18next'
import type { BilledTo } from '../customers/customer.ts'
import type { Seller } from '../invoices/invoice.ts'

/** Who an invoice is made out to, a line each; empty parts are left out. */
export function billedToLines(to: BilledTo, locale: string, t: TFunction): string[] {
  const country = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(to.country)
  return filled([
    ...(to.company ? [to.company, to.name] : [to.name]),
    to.line1,
    to.line2,
    filled([to.postcode, to.city]).join(' '),
    to.region,
    country ?? to.country,
    to.taxId && t('documents.taxId', { id: to.taxId }),
  ])
}

export function sellerLines(seller: Seller, t: TFunction): string[] {
  const taxId = seller.taxId && t('documents.taxId', { id: seller.taxId })
  return filled([seller.name, ...seller.address.split(/\r?\n/), taxId])
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}
