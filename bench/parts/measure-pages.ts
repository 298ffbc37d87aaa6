import type { Cast } from '../data-set/cast.ts'
import type { FloorTask } from '../floor-process.ts'
import type { Asked, LoadTask } from '../load-process.ts'
import { inProcess } from '../measure/in-process.ts'
import type { Pace } from '../measure/keep-going.ts'
import { better, type Measured } from '../measure/measured.ts'
import type { ShopServer } from '../shop/server-process.ts'
import { type Measures, takesOf, targeted } from './measures.ts'

export type PageName =
  | 'list page'
  | 'list data'
  | 'customer page'
  | 'customer data'
  | 'search page'
  | 'search data'
export type ReadFloor = 'invoiceList' | 'customerPage' | 'search'

export type Cell = {
  readonly name: PageName
  readonly connections: number
  readonly gzip: boolean
  readonly product: Measured
}
export type FloorCell = {
  readonly floor: ReadFloor
  readonly connections: number
  readonly measured: Measured
}

export type MeasuredPages = {
  readonly cells: readonly Cell[]
  readonly floors: readonly FloorCell[]
  /** The most that was seen while pages were asked for. */
  readonly loadBytes: number | null
}

export const floorOf: Readonly<Record<PageName, ReadFloor>> = {
  'list page': 'invoiceList',
  'list data': 'invoiceList',
  'customer page': 'customerPage',
  'customer data': 'customerPage',
  'search page': 'search',
  'search data': 'search',
}

type Given = {
  readonly server: ShopServer
  readonly url: string
  readonly cast: Cast
  readonly measures: Measures
  readonly say: (line: string) => void
}

/** Asks the server for each page and reads the same rows by plain SQL, one after the other, so that each has the machine. */
export async function measurePages({ server, url, cast, measures, say }: Given): Promise<MeasuredPages> {
  const asked = requestsOf(cast)
  const cells = new Map<string, Cell>()
  const floors = new Map<string, FloorCell>()
  const memory = watchMemory(server)

  async function measure(name: PageName, connections: number, gzip: boolean) {
    const task: LoadTask = {
      port: server.port,
      asked: asked[name],
      gzip,
      pace: paceOf(measures, connections),
    }
    const product = await inProcess<LoadTask, Measured>('load-process.ts', task)
    const key = `${name} ${connections} ${gzip}`
    cells.set(key, { name, connections, gzip, product: better(cells.get(key)?.product, product) })
    say(`${name}, ${connections} connections: ${Math.round(product.perSecond)} a second`)
  }

  for (const floor of ['invoiceList', 'customerPage', 'search'] as const) {
    const names = (Object.keys(floorOf) as PageName[]).filter((name) => floorOf[name] === floor)
    for (const connections of measures.connections) {
      for (const _ of takesOf(measures, connections)) {
        for (const name of names) await measure(name, connections, false)
        await measureFloor(floor, connections)
      }
    }
  }
  for (const name of Object.keys(floorOf) as PageName[]) await measure(name, targeted, true)
  return { cells: [...cells.values()], floors: [...floors.values()], loadBytes: await memory.most() }

  async function measureFloor(floor: ReadFloor, connections: number) {
    const task: FloorTask = { what: floor, url, cast, pace: paceOf(measures, connections), payments: 0 }
    const taken = await inProcess<FloorTask, Measured>('floor-process.ts', task)
    const key = `${floor} ${connections}`
    floors.set(key, { floor, connections, measured: better(floors.get(key)?.measured, taken) })
  }
}

export function paceOf({ warmUpMs, measureMs }: Measures, connections: number): Pace {
  return { connections, warmUpMs, measureMs }
}

function requestsOf({ largest, customerIds, searches, staff }: Cast): Record<PageName, Asked[]> {
  const lists = (path: string) => largest.map(({ session }) => ({ path, cookie: session.cookie }))
  const customers = (ending: string) =>
    customerIds.map((id) => ({ path: `/admin/customers/${id}${ending}`, cookie: staff.cookie }))
  const found = (path: string) =>
    searches.map((typed) => ({ path: `${path}?q=${encodeURIComponent(typed)}`, cookie: staff.cookie }))
  return {
    'list page': lists('/account/invoices?state=paid'),
    'list data': lists('/account/invoices.data?state=paid'),
    'customer page': customers(''),
    'customer data': customers('.data'),
    'search page': found('/admin/search'),
    'search data': found('/admin/search.data'),
  }
}

const lookEveryMs = 200

function watchMemory(server: ShopServer) {
  let most: number | null = null
  const look = async () => {
    const bytes = await server.memory()
    if (bytes !== null) most = Math.max(most ?? 0, bytes)
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  return {
    async most() {
      clearInterval(timer)
      await look()
      return most
    },
  }
}
