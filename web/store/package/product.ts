import type { Term } from '../../../src/kernel/calendar.ts'
import { money, toDecimal } from '../../../src/kernel/money.ts'
import { cheapestOf } from './neighbours.tsx'

type Offer = { readonly term: Term | null; readonly priceMinor: bigint }

type Sold = {
  readonly name: string
  readonly summary: string
  readonly slug: string
  readonly stock: number | null
  readonly currency: string
  readonly taxMode: 'inclusive' | 'exclusive'
  readonly offers: readonly Offer[]
}

type Around = { readonly shop: string; readonly url: string; readonly picture: string }

/** UN/CEFACT codes, which schema.org asks for. */
const unitCodes = { day: 'DAY', week: 'WEE', month: 'MON', year: 'ANN' }

/** The price that a package is told of with, its lowest; null where it has none. */
export function lowestPrice({ offers, currency }: Pick<Sold, 'offers' | 'currency'>) {
  const lowest = cheapestOf(offers)
  return lowest ? { amount: toDecimal(money(lowest.priceMinor, currency)), currency } : null
}

/** A package as schema.org's Product, with an Offer for each way of buying it. */
export function productOf(item: Sold, { shop, url, picture }: Around): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: item.name,
    description: item.summary || item.name,
    sku: item.slug,
    image: picture,
    url,
    brand: { '@type': 'Brand', name: shop },
    offers: item.offers.map((offer) => ({
      '@type': 'Offer',
      url,
      availability: `https://schema.org/${item.stock === 0 ? 'OutOfStock' : 'InStock'}`,
      price: toDecimal(money(offer.priceMinor, item.currency)),
      priceCurrency: item.currency,
      priceSpecification: priceOf(offer, item),
    })),
  }
}

function priceOf({ term, priceMinor }: Offer, { currency, taxMode }: Sold): object {
  return {
    '@type': term ? 'UnitPriceSpecification' : 'PriceSpecification',
    price: toDecimal(money(priceMinor, currency)),
    priceCurrency: currency,
    valueAddedTaxIncluded: taxMode === 'inclusive',
    ...(term && {
      referenceQuantity: {
        '@type': 'QuantitativeValue',
        value: term.count,
        unitCode: unitCodes[term.unit],
      },
    }),
  }
}
