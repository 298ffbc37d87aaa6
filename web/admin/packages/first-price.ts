import type { Option } from '../../../src/catalog/package.ts'
import type { Term } from '../../../src/kernel/calendar.ts'

type Found = {
  readonly value: { readonly minor: bigint; readonly currency: string }
  readonly term: Term | null
}

/** The first way to buy it, as its first currency has it: what the list says that it costs. */
export function firstPrice(options: readonly Option[]): Found | null {
  const [option] = options
  const [price] = option?.prices ?? []
  return option && price
    ? { value: { minor: price.priceMinor, currency: price.currency }, term: option.term }
    : null
}
