import { present } from '../../src/kernel/assert.ts'
import type { MeasuredOrders } from '../parts/measure-orders.ts'
import { floorOf, type MeasuredPages, type PageName } from '../parts/measure-pages.ts'
import type { MeasuredShop } from '../parts/measure-shop.ts'
import { targeted } from '../parts/measures.ts'
import { perSecond, table } from './table.ts'

/** What one size of shop was measured at. */
export type SizeResults = {
  readonly customers: number
  readonly pages: MeasuredPages
  readonly orders: MeasuredOrders
  readonly shop: MeasuredShop
}

type Rates = { readonly product: number; readonly floor: number }

const mostGrowth = 1.3

/** The whole of `bench/GROWTH.md`: each operation in a shop and in one ten times as large. */
export function growthReport(sizes: readonly SizeResults[], day: string): string {
  const [small, large] = [sizes[0], sizes[1]].map((size) => present(size, 'a size of shop'))
  const [before, after] = [ratesOf(present(small, 'the small')), ratesOf(present(large, 'the large'))]
  const rows = [...before].map(([name, rates]) => {
    const grown = after.get(name) ?? { product: 0, floor: 0 }
    const growth = rates.product / grown.product
    const verdict = growth <= mostGrowth ? 'met' : 'not met'
    const floorGrowth = (rates.floor / grown.floor).toFixed(2)
    return [name, perSecond(rates.product), perSecond(grown.product), growth.toFixed(2), verdict, floorGrowth]
  })
  const count = new Intl.NumberFormat('en')
  const [few, many] = sizes.map(({ customers }) => count.format(customers))
  return `# Growth

\`npm run bench -- --growth\` measures each operation in a shop of ${few} customers and in one of ${many}, at ${targeted} connections, and
writes this file. Growth is how many times as long an operation takes in the larger one: at most ${mostGrowth} is asked for. The floor's
growth, of the same rows by plain SQL, says how much of that is the database's, or this machine's at that moment. This run was on ${day}.

${table(['Operation', `${few} customers`, `${many} customers`, 'growth', '', "floor's growth"], rows)}
`
}

function ratesOf({ pages, orders, shop }: SizeResults): Map<string, Rates> {
  const floors = new Map(pages.floors.map(({ floor, measured }) => [floor, measured.perSecond]))
  const shown = pages.cells
    .filter(({ gzip }) => !gzip)
    .map(({ name, product }): [PageName, Rates] => [
      name,
      { product: product.perSecond, floor: floors.get(floorOf[name]) ?? 0 },
    ])
  const sold = orders.cells.map(({ what, product, floor }): [string, Rates] => [
    what === 'pay' ? 'paying an invoice' : 'a checkout',
    { product: product.perSecond, floor: floor.perSecond },
  ])
  const ordered = shop.cells.map(({ product, floor }): [string, Rates] => [
    'an order over HTTP',
    { product: product.perSecond, floor: floor.perSecond },
  ])
  return new Map<string, Rates>([...shown, ...sold, ...ordered])
}
