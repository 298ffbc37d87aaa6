import type { TFunction } from 'i18next'

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  sepa_debit: 'SEPA debit',
}

function cardWords(t: TFunction, { brand, last4 }: { brand: string; last4: string }): string {
  return t('card.name', { brand: brands[brand.toLowerCase()] ?? brand, last4 })
}

/** What a payment was made with, from the label that was kept of it: "visa 4242", or the name of a manual gateway. */
export function methodWords(t: TFunction, label: string): string {
  if (label === 'manual') return t('card.bankTransfer')
  const [, brand, last4] = /^(.+) (\d{4})$/.exec(label) ?? []
  return brand && last4 ? cardWords(t, { brand, last4 }) : label
}
