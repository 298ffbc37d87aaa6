import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Everything of a row, in SQL or by Kysely; `count(*)` and a row without columns ("select from") are no such thing. */
const everything = /\b(select|returning)(\s+distinct)?\s+(\w+\.)?\*|\b(select|returning)All\(|,\s*\w+\.\*/gi

test.each([
  'select * from invoices',
  'select\n      *, 1 as one from invoices',
  'select distinct i.* from invoices i',
  'select 1, i.* from invoices i',
  'delete from invoices returning *',
  "reader.selectFrom('invoices').selectAll()",
  "trx.insertInto('invoices').returningAll()",
])('%j asks for everything', (text) => {
  expect(text.match(everything)).toHaveLength(1)
})

test('statements name their columns, so that a new one changes no answer', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name))
    .flatMap((path) => (readFileSync(path, 'utf8').match(everything) ?? []).map((text) => `${path}: ${text}`))
  expect(found).toEqual([])
})
