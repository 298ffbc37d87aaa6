import type { App } from '../../src/app.ts'
import type { Instalments, NewPackage, Package } from '../../src/catalog/package.ts'
import type { Term } from '../../src/kernel/calendar.ts'
import type { ChangeRules } from '../../src/kernel/change-rules.ts'
import type { Actor } from '../../src/platform/actor.ts'

export type Sold = {
  /** Minor units of the shop's currency, before tax. */
  price: number
  /** Null: bought once. */
  term?: Term | null
  /** Bought once, and paid in so many parts. */
  instalments?: Instalments
  setup?: number
  /** How it is changed into what is changed by the same rules. */
  changes?: ChangeRules
  /** Other ways to buy it. */
  options?: readonly { term: Term; price: number }[]
  /** Tax in parts per million; the same everywhere. */
  tax?: number
} & Partial<
  Pick<
    NewPackage,
    | 'stock'
    | 'attach'
    | 'graceDays'
    | 'renewBeforeDays'
    | 'renewAfterDays'
    | 'mayCancelNow'
    | 'mayTurnOffAutoRenew'
    | 'fields'
    | 'visible'
  >
>

export const monthly: Term = { unit: 'month', count: 1 }

/** Puts packages on sale through the use cases of the catalogue. */
export function catalogOf(app: App, staff: Actor) {
  const groups = new Map<string, ReturnType<App['catalog']['createGroup']>>()
  let count = 0

  /** What is changed by the same rules, or not at all, stands in one group. */
  function groupWith(changes: ChangeRules | null) {
    const key = JSON.stringify(changes)
    const known = groups.get(key)
    if (known) return known
    const [slug, name] = changes ? [`changing-${groups.size}`, `Changing ${groups.size}`] : ['all', 'All']
    const made = app.catalog.createGroup(staff, { slug, name, changes })
    groups.set(key, made)
    return made
  }

  return async function sells(name: string, sold: Sold): Promise<Package> {
    count += 1
    const { price, instalments = null, setup = 0, tax = 0, changes = null, options = [], ...rest } = sold
    const { term = instalments ? null : monthly, ...same } = rest
    const rates = tax === 0 ? [] : [{ country: null, name: `VAT ${tax / 10_000} %`, ratePpm: String(tax) }]
    const taxClassId = await app.catalog.createTaxClass(staff, { name: `Tax of ${name} ${count}`, rates })
    const currency = app.shop.settings().currency
    return app.catalog.createPackage(staff, {
      groupId: await groupWith(changes),
      taxClassId,
      slug: `package-${count}`,
      name,
      ...same,
      options: [
        { term, instalments, prices: [{ currency, priceMinor: String(price), setupMinor: String(setup) }] },
        ...options.map((option) => ({
          term: option.term,
          prices: [{ currency, priceMinor: String(option.price) }],
        })),
      ],
    })
  }
}
