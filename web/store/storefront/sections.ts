import type { App } from '../../../src/app.ts'

type Storefront = Awaited<ReturnType<App['catalog']['storefront']>>
type Package = Storefront['packages'][number]

export type Offer = Package['offers'][number]

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
    slug,
    name,
    description,
    tiles: packages
      .filter((item) => item.groupId === id)
      .map((item) => tileOf(item, currency))
      .filter((tile) => tile.offers.length > 0),
  }))
  return sections.filter(({ tiles }) => tiles.length > 0)
}

function tileOf({ slug, name, summary, stock, attach, offers: all }: Package, currency: string): Tile {
  const offers = all.toSorted((a, b) => Number(a.priceMinor - b.priceMinor))
  return { slug, name, summary, currency, offers, soldOut: stock === 0, isAddOn: attach !== 'none' }
}
