import type { ReactNode } from 'react'

export type Column<Row> = {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers and amounts stand at the end. */
  readonly align?: 'end' | undefined
  /**
   * On a phone: `title` is the first line without a label, `hidden` is left out, and so is what says nothing without the head of its
   * column. Where a column is at the `end` of the first line, rows are of two lines without labels: what and how much above, then what
   * stands `below` and `belowEnd`; a `menu` at the right of both, and what is there at times `last`. Where one is an `amount`, it stands
   * above beside the title, and everything else below.
   */
  readonly phone?: 'title' | 'amount' | 'hidden' | 'end' | 'below' | 'belowEnd' | 'menu' | 'last' | undefined
}

// The styles that stack cells on phones take the roles of a table away, so they are said again.
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
  const hasAmount = props.columns.some(({ phone }) => phone === 'amount')
  const isOfTwoLines = props.columns.some(({ phone }) => phone === 'end')
  return (
    <table
      className={hasAmount ? 'list-table two-lines' : 'list-table'}
      data-rows={isOfTwoLines ? 'two-lines' : undefined}
      {...roles.table}
    >
      <caption className="sr-only">{props.caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {props.columns.map((column) => (
            <th key={column.head} {...roles.columnheader} scope="col" data-align={column.align}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} {...roles.row}>
            {props.columns.map((column) => (
              <td
                key={column.head}
                {...roles.cell}
                data-align={column.align}
                data-label={isOfTwoLines ? undefined : column.head}
                data-phone={column.phone}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
