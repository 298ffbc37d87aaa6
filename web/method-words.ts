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

const handWords = { manual: 'card.bankTransfer', cash: 'card.cash', other: 'card.otherWay' } as const

function isByHand(label: string): label is keyof typeof handWords {
  return Object.hasOwn(handWords, label)
}

/** What a payment was made with, from the label that was kept of it: "visa 4242", or how it came outside of the shop: "manual", "cash". */
export function methodWords(t: TFunction, label: string): string {
  if (isByHand(label)) return t(handWords[label])
  const [, brand, last4] = /^(.+) (\d{4})$/.exec(label) ?? []
  return brand && last4 ? cardWords(t, { brand, last4 }) : label
}
