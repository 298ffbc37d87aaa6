import { layoutRows } from './address-layouts.gen.ts'

/** How the parts of an address are called in a country. */
export type PostcodeName = 'postal' | 'zip' | 'pin' | 'eircode'
export type RegionName =
  | 'province'
  | 'state'
  | 'county'
  | 'prefecture'
  | 'region'
  | 'department'
  | 'district'
  | 'emirate'
  | 'island'
  | 'parish'
  | 'oblast'
  | 'do_si'
  | 'area'
  /** Where addresses have none. */
  | 'any'
export type CityName = 'city' | 'post_town' | 'suburb' | 'district'

/** Lines and needed parts by their letters: `A` street, `C` city, `S` region, `Z` postcode; then names, then who has it. */
export type LayoutRow = readonly [
  lines: string,
  needed: string,
  postcode: PostcodeName,
  region: RegionName,
  city: CityName,
  countries: string,
]

export type AddressPart = 'line1' | 'line2' | 'city' | 'region' | 'postcode'

/** How addresses are written in a country. */
export type AddressLayout = {
  /** The parts that an address has there, in their order, those of a line together. */
  readonly lines: readonly (readonly AddressPart[])[]
  /** Without which no letter arrives. */
  readonly needed: readonly AddressPart[]
  readonly names: { readonly postcode: PostcodeName; readonly region: RegionName; readonly city: CityName }
}

const partsByLetter: Readonly<Record<string, AddressPart>> = {
  A: 'line1',
  C: 'city',
  S: 'region',
  Z: 'postcode',
}

/** That of a country by its ISO 3166-1 code; for what is none, street and city. */
export function addressLayout(country: string): AddressLayout {
  const row = layoutRows.find(([, , , , , countries]) => countries.split(' ').includes(country))
  const [lines, needed, postcode, region, city] = row ?? ['A/C', 'AC', 'postal', 'any', 'city']
  return {
    lines: lines.split('/').flatMap((line) => (line === 'A' ? [['line1'], ['line2']] : [partsOf(line)])),
    needed: partsOf(needed),
    names: { postcode, region, city },
  }
}

function partsOf(letters: string): AddressPart[] {
  return [...letters].flatMap((letter) => partsByLetter[letter] ?? [])
}

type Address = Readonly<Record<AddressPart, string>>

/**
 * What an address lacks that its country needs. It may be left out as a whole, and a region alone is none: taxes are reckoned by it.
 */
export function lackingParts(address: Address, country: string): AddressPart[] {
  const { line1, line2, city, postcode } = address
  if ([line1, line2, city, postcode].every((part) => part === '')) return []
  return addressLayout(country).needed.filter((part) => address[part] === '')
}
