import type { App } from '../../src/app.ts'
import type { Term } from '../../src/kernel/calendar.ts'
import { allocate, money } from '../../src/kernel/money.ts'

type Storefront = Awaited<ReturnType<App['catalog']['storefront']>>
type Package = Storefront['packages'][number]

export type Offer = {
  readonly id: string
  readonly term: Term | null
  /** Paid in so many parts, of which the first is `partMinor`. */
  readonly parts: { readonly count: number; readonly partMinor: bigint } | null
  readonly priceMinor: bigint
  readonly setupMinor: bigint
}

export type Tile = {
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly currency: string
  /** The cheapest first. */
  readonly offers: readonly Offer[]
  readonly soldOut: boolean
  /** Bought together with something else. */
  readonly isAddOn: boolean
}

export type Section = {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly tiles: readonly Tile[]
}

/** Groups in their order with what each sells in the viewer's currency; groups that sell nothing are left out. */
export function sectionsOf({ groups, packages, currency }: Storefront): Section[] {
  const sections = groups.map(({ id, slug, name, description }) => ({
    ...{ slug, name, description },
    tiles: packages
      .filter((item) => item.groupId === id)
      .map((item) => tileOf(item, currency))
      .filter((tile) => tile.offers.length > 0),
  }))
  return sections.filter(({ tiles }) => tiles.length > 0)
}

function partsOf({ priceMinor, currency }: { priceMinor: bigint; currency: string }, count: number) {
  const evenly = Array.from({ length: count }, () => 1n)
  const [first] = allocate(money(priceMinor, currency), evenly)
  return { count, partMinor: first?.minor ?? 0n }
}

function tileOf({ slug, name, summary, stock, attach, options }: Package, currency: string): Tile {
  const offers = options.flatMap(({ id, term, instalments, prices }) => {
    const price = prices.find((each) => each.currency === currency)
    if (!price) return []
    const { priceMinor, setupMinor } = price
    return [{ id, term, priceMinor, setupMinor, parts: instalments && partsOf(price, instalments.count) }]
  })
  offers.sort((a, b) => Number(a.priceMinor - b.priceMinor))
  return { slug, name, summary, currency, offers, soldOut: stock === 0, isAddOn: attach !== 'none' }
}
