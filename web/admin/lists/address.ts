import type { Column } from '../../ui/table.tsx'

type Params = Readonly<Record<string, string | null | undefined>>

/** An address with those of the parameters that say something. */
function addressOf(path: string, params: Params): string {
  return `${path}${queryOf(params)}`
}

function queryOf(params: Params): string {
  const said = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(said).toString()
  return search && `?${search}`
}

type Shown = {
  readonly path: string
  /** What the address says besides the order and the place: which part of the list, of whom, what was typed. */
  readonly filters: Params
  readonly sort: string
  /** The order of an address that names none. */
  readonly usual: string
}

/** The addresses around a list: each keeps what is filtered, and its order unless that is what changes. */
export function listAddresses({ path, filters, sort, usual }: Shown) {
  const kept = { ...filters, sort: sort === usual ? null : sort }
  return {
    isUsual: sort === usual,
    to: (more: Params = {}) => addressOf(path, { ...kept, ...more }),
    /** All that the list holds, as a file. */
    download: `/admin/download${path.slice('/admin'.length)}${queryOf(kept)}`,
    /** For the forms beside the list. */
    kept: Object.entries(kept).filter((entry): entry is [string, string] => Boolean(entry[1])),
    /** How the list stands by one of its columns, and the way to the other order; `first`: how it stands when it is asked for. */
    by(key: string, first: 'ascending' | 'descending' = 'ascending'): NonNullable<Column<unknown>['sort']> {
      const [up, down] = [key, `-${key}`]
      const stands = sort === up ? 'ascending' : sort === down ? 'descending' : null
      const next = stands === null ? (first === 'ascending' ? up : down) : stands === 'ascending' ? down : up
      return { to: addressOf(path, { ...filters, sort: next === usual ? null : next }), stands }
    },
  }
}

export type ListAddresses = ReturnType<typeof listAddresses>
