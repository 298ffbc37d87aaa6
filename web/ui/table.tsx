import type { ReactNode } from 'react'
import { Link } from './link.tsx'

export type Column<Row> = {
  readonly head: string
  /** The cells say it themselves: the head is for who can't see them. */
  readonly isHeadUnseen?: true | undefined
  readonly cell: (row: Row) => ReactNode
  /** Numbers and amounts stand at the end. */
  readonly align?: 'end' | undefined
  /** How the list stands by this column, and where it stands the other way; left out where it has no such order. */
  readonly sort?: { readonly to: string; readonly stands: 'ascending' | 'descending' | null } | undefined
  /**
   * On a phone a row is two lines: the `title` and the `amount`, and below them the rest, one after the other. A `menu` is at the right of
   * both, and what is `hidden` is left out, as is what says nothing without the head of its column. A name among the rest is `cut` to the
   * room that there is.
   */
  readonly phone?: 'title' | 'amount' | 'cut' | 'menu' | 'hidden' | undefined
}

// The styles of phones take the roles of a table away, so they are said again.
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
}

/**
 * A table that becomes a list on phones. Put a `RowLink` into one cell of a row to make the whole row lead
 * there. `caption` names it for screen readers; `empty` shows instead of it when there are no rows.
 */
export function Table<Row>({ empty, ...props }: Shown<Row> & { empty?: ReactNode | undefined }) {
  return props.rows.length === 0 && empty ? empty : <Filled {...props} />
}

type Shown<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

function Filled<Row>(props: Shown<Row>) {
  return (
    <table className="list-table" {...roles.table}>
      <caption className="sr-only">{props.caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {props.columns.map((column) => (
            <Head key={column.head} column={column} />
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} {...roles.row}>
            {props.columns.map((column) => (
              <td key={column.head} {...roles.cell} data-align={column.align} data-phone={column.phone}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column: { head, isHeadUnseen, align, sort } }: { column: Column<Row> }) {
  return (
    <th {...roles.columnheader} scope="col" data-align={align} aria-sort={sort?.stands ?? undefined}>
      {sort ? (
        <Link to={sort.to} keepsScroll className="sort-link">
          {head}
        </Link>
      ) : isHeadUnseen ? (
        <span className="sr-only">{head}</span>
      ) : (
        head
      )}
    </th>
  )
}
