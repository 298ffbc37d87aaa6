import type { KyselyPlugin } from 'kysely'
import type { Reader } from '../../src/platform/database.ts'

type Node = Record<string, unknown> & { Plans?: Node[] }

/** Runs what is asked of it, and keeps how many rows of tables, or entries of bitmaps, each statement went through. */
export function counting(reader: Reader): { reader: Reader; touched: number[] } {
  const touched: number[] = []
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) =>
      node.kind === 'RawNode'
        ? {
            ...node,
            sqlFragments: node.sqlFragments.map((part, at) =>
              at === 0 ? `explain (analyze, format json) ${part}` : part,
            ),
          }
        : node,
    async transformResult({ result }) {
      const [row] = result.rows as { 'QUERY PLAN': [{ Plan: Node }] }[]
      if (row) touched.push(rowsOf(row['QUERY PLAN'][0].Plan))
      return { ...result, rows: [] }
    },
  }
  return { reader: reader.withPlugin(plugin), touched }
}

/** What a node went through in all its turns. */
function rowsOf(node: Node): number {
  const scans = node['Relation Name'] !== undefined || node['Node Type'] === 'Bitmap Index Scan'
  const counted = ['Actual Rows', 'Rows Removed by Filter', 'Rows Removed by Index Recheck']
  const each = counted.reduce((sum, name) => sum + Number(node[name] ?? 0), 0)
  const own = scans ? each * Number(node['Actual Loops'] ?? 1) : 0
  return own + (node.Plans ?? []).reduce((sum, plan) => sum + rowsOf(plan), 0)
}
