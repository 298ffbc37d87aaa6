import { floorOf, type PageName } from '../parts/measure-pages.ts'
import { paceOf } from '../parts/measure-renewals.ts'
import type { Results } from './results.ts'
import { milliseconds, perSecond, ratio, table } from './table.ts'

const pageNames: Readonly<Record<PageName, string>> = {
  'list page': 'Invoice list, page',
  'list data': 'Invoice list, data request',
  'customer page': 'Customer page, page',
  'customer data': 'Customer page, data request',
  'search page': 'Search, page',
  'search data': 'Search, data request',
}

const measuredHead = ['connections', 'a second', 'p50 ms', 'p99 ms']
const floorHead = ['floor a second', 'floor p50 ms', 'floor p99 ms', 'ratio']

type Figures = { readonly perSecond: number; readonly p50: number; readonly p99: number }

function figures(measured: Figures): string[] {
  return [perSecond(measured.perSecond), milliseconds(measured.p50), milliseconds(measured.p99)]
}

export function pagesTable({ pages }: Results): string {
  const plain = pages.cells.filter((cell) => !cell.gzip)
  const inOrder = Object.keys(pageNames).flatMap((name) => plain.filter((cell) => cell.name === name))
  const rows = inOrder.flatMap(({ name, connections, product }) => {
    const floor = pages.floors.find(
      (each) => each.floor === floorOf[name] && each.connections === connections,
    )
    if (!floor) return []
    const share = ratio(product.perSecond, floor.measured.perSecond)
    return [[pageNames[name], String(connections), ...figures(product), ...figures(floor.measured), share]]
  })
  return table(['Over HTTP', ...measuredHead, ...floorHead], rows)
}

export function compressedTable({ pages }: Results): string {
  const rows = pages.cells
    .filter((cell) => cell.gzip)
    .map(({ name, connections, product }) => [pageNames[name], String(connections), ...figures(product)])
  return table(['Compressed', ...measuredHead], rows)
}

export function ordersTable({ orders }: Results): string {
  const names = { checkout: 'Checkout, cart to paid', pay: 'Paying an invoice' }
  const rows = orders.cells.map(({ what, connections, product, floor }) => {
    const share = ratio(product.perSecond, floor.perSecond)
    return [
      names[what],
      String(connections),
      ...figures(product),
      product.statements.toFixed(0),
      ...figures(floor),
      share,
    ]
  })
  return table(['Use cases', ...measuredHead, 'statements', ...floorHead], rows)
}

export function shopTable({ shop }: Results): string {
  const rows = shop.cells.map(({ connections, product, floor }) => [
    'Checkout, cart to paid',
    ...[
      String(connections),
      ...figures(product),
      ...figures(floor),
      ratio(product.perSecond, floor.perSecond),
    ],
  ])
  return table(['Over HTTP', ...measuredHead, ...floorHead], rows)
}

/** Whether the floor writes what the product writes. */
export function rowsSentence({ orders }: Results): string {
  const { product, floor } = orders.rows
  const sum = (rows: Readonly<Record<string, number>>) =>
    Object.values(rows).reduce((all, each) => all + each, 0)
  const names = [...new Set([...Object.keys(product), ...Object.keys(floor)])]
  const differing = names.filter((name) => Math.abs((product[name] ?? 0) - (floor[name] ?? 0)) > 0.02)
  const inserted = `One checkout inserts ${perSecond(sum(product))} rows into ${Object.keys(product).length} tables`
  if (differing.length === 0) return `${inserted}, and its floor the same ones, table by table.`
  const differences = differing.map((name) => `${name} ${product[name] ?? 0} and ${floor[name] ?? 0}`)
  return `${inserted}; its floor differs in ${differences.join(', ')}: the floor has to be brought up to date.`
}

/** What a renewal day takes, one worker for all of it. */
export function renewalsSentence({ renewals: { product, floor } }: Results): string {
  const pace = perSecond(paceOf(product))
  const share = ratio(paceOf(product), paceOf(floor))
  return `${product.renewals} renewals that were due in the same minute had their invoices, planned charges, emails and events
after ${product.seconds.toFixed(1)} s by one worker: ${pace} a second, ${share} of the ${perSecond(paceOf(floor))} a second at which plain SQL
writes the same rows with as many connections.`
}
