import { floorOf, type PageName } from '../parts/measure-pages.ts'
import { paceOf } from '../parts/measure-renewals.ts'
import { targeted } from '../parts/measures.ts'
import { median, type Results } from './results.ts'
import { megabytes, milliseconds, perSecond, ratio, table } from './table.ts'

type Target = {
  readonly what: string
  readonly target: string
  readonly found: string
  /** What the database alone does here, where the target is a rate: how fast this machine is. */
  readonly floor?: string
  readonly isMet: boolean
}

/** What was asked for beside what was found. */
export function targetsTable(results: Results): string {
  const rows = [
    ...orderTargets(results),
    renewalTarget(results),
    ...pageTargets(results),
    ...processTargets(results),
  ]
  return table(
    [`At ${targeted} connections`, 'target', 'found', '', 'its floor here'],
    rows.map(({ what, target, found, floor = '', isMet }) => [
      ...[what, target, found, isMet ? 'met' : 'not met', floor],
    ]),
  )
}

function orderTargets({ orders, shop }: Results): Target[] {
  const of = (what: 'checkout' | 'pay') => {
    const cell = orders.cells.find((each) => each.what === what && each.connections === targeted)
    return { product: cell?.product.perSecond ?? 0, floor: cell?.floor.perSecond ?? 1 }
  }
  const whole = shop.cells.find(({ connections }) => connections === targeted)
  return [
    share('an order over HTTP, from cart to paid', 0.4, {
      product: whole?.product.perSecond ?? 0,
      floor: whole?.floor.perSecond ?? 1,
    }),
    share('paying an invoice', 0.6, of('pay')),
    share('a checkout, cart to paid', 0.25, of('checkout')),
  ]
}

const longestRenewalDay = { renewals: 10_000, seconds: 180 }

function renewalTarget({ renewals: { product, floor } }: Results): Target {
  const { renewals, seconds } = longestRenewalDay
  return rate('renewals invoiced that are due at once', renewals / seconds, paceOf(product), paceOf(floor))
}

function share(what: string, least: number, { product, floor }: { product: number; floor: number }): Target {
  const target = `≥ ${least} of its floor`
  return { what, target, found: ratio(product, floor), isMet: product / floor >= least }
}

function rate(what: string, least: number, found: number, floor: number): Target {
  const target = `≥ ${perSecond(least)} a second`
  return { what, target, found: perSecond(found), floor: perSecond(floor), isMet: found >= least }
}

function pageTargets({ pages }: Results): Target[] {
  const found = (name: PageName) => {
    const cell = pages.cells.find((each) => each.name === name && each.connections === targeted && !each.gzip)
    return cell?.product.perSecond ?? 0
  }
  const floor = (name: PageName) => {
    const cell = pages.floors.find((each) => each.floor === floorOf[name] && each.connections === targeted)
    return cell?.measured.perSecond ?? 0
  }
  const of = (name: PageName) => ({ product: found(name), floor: floor(name) })
  return [
    share('invoice list, pages', 0.14, of('list page')),
    share('invoice list, data requests', 0.46, of('list data')),
    share('customer page, pages', 0.35, of('customer page')),
    share('customer page, data requests', 0.72, of('customer data')),
    share('search, data requests', 0.83, of('search data')),
  ]
}

/** Of web and worker together. */
const mostIdleBytes = 320 * 2 ** 20
const longestStartMs = 2_500

function processTargets({ started }: Results): Target[] {
  const startMs = median(started.milliseconds)
  return [
    {
      what: 'memory at rest',
      target: `≤ ${megabytes(mostIdleBytes)}`,
      found: megabytes(started.idleBytes),
      isMet: started.idleBytes !== null && started.idleBytes <= mostIdleBytes,
    },
    {
      what: 'start, with its database',
      target: `≤ ${milliseconds(longestStartMs)} ms`,
      found: `${milliseconds(startMs)} ms`,
      isMet: startMs <= longestStartMs,
    },
  ]
}
