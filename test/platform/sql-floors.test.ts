import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Which slice each table belongs to: its migration is called after it. */
const owners = new Map(
  readdirSync('migrations').flatMap((file) => {
    const slice = file.replace(/^\d+_|\.sql$/g, '')
    const tables = readFileSync(join('migrations', file), 'utf8').matchAll(/^create table ([\w.]+)/gm)
    return [...tables].map(([, table = '']) => [table, slice] as const)
  }),
)

/** Who may name the tables of other slices, and why. */
const acrossSlices: readonly [where: RegExp, why: string][] = [
  [/^src\/overviews\//, 'the one place for SQL across slices'],
  [/\/verify-[\w-]+\.ts$/, 'a check holds the books of one slice against those of another'],
  [/^src\/demo\//, 'fills a shop from outside, as its people would, and looks up what they would see'],
]

/** Who may build SQL in other files than `*-store.ts`, and why. */
const withoutStore: readonly [where: RegExp, why: string][] = [
  [/^src\/platform\//, 'no slice: stores are made of what stands here'],
  [/\/verify-[\w-]+\.ts$/, 'a check is its statement'],
  [/^src\/demo\//, 'no slice: fills a shop from outside'],
]

const named = '([\\w.]+)'
const item = '[\\w.]+(?:\\s+(?:as\\s+)?\\w+)?'
const inKysely = new RegExp(
  `\\b(?:\\w+From|\\w+Join|insertInto|updateTable|mergeInto|from|using|table)\\(\\s*\\[?\\s*'${named}`,
  'g',
)
const inSql = new RegExp(`\\b(?:from|join|into|update|using)\\s+(?=(${item}(?:\\s*,\\s*${item})*))`, 'gi')
const alone = new RegExp(`\\bsql\`${named}\``, 'g')

const building =
  /\b(?:selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\(|\bsql(?:<[^`]*>)?`/

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}

/** The tables that a file's statements name. */
function tablesIn(text: string): string[] {
  const code = withoutComments(text)
  const lists = [...code.matchAll(inSql)].flatMap(([, names = '']) => names.split(','))
  const single = [...code.matchAll(inKysely), ...code.matchAll(alone)].map(([, name = '']) => name)
  const names = [...single, ...lists].map((name) => /[\w.]+/.exec(name)?.[0] ?? '')
  return [...new Set(names)].filter((name) => owners.has(name)).sort()
}

/** The slice that a file belongs to; a gateway is one of its own. */
function sliceOf(path: string): string {
  return /^src\/(?:gateways\/)?([\w-]+)/.exec(path)?.[1] ?? ''
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.gen.ts'))
  .map((name) => join('src', name))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const foreign = files.flatMap(({ path, text }) =>
  tablesIn(text)
    .filter((table) => owners.get(table) !== sliceOf(path))
    .map((table) => ({ path, says: `${path} names ${table} of ${owners.get(table)}` })),
)
const built = files.filter(
  ({ path, text }) => !path.endsWith('-store.ts') && building.test(withoutComments(text)),
)

const covers = (list: typeof acrossSlices, path: string) => list.some(([where]) => where.test(path))

test.each([
  "reader.selectFrom('invoices as i')",
  ".leftJoin('invoices', 'invoices.id', 'other.id')",
  "trx.insertInto('invoices')",
  "trx.updateTable('invoices')",
  "trx.deleteFrom('invoices')",
  'sql`select 1 from nobody n, invoices i`',
  'sql`select 1 from nobody\n      join invoices on true`',
  'sql`insert into invoices (id) values (1)`',
  'sql`update invoices set id = 1`',
  'sql`delete from nobody using invoices`',
  '{ table: sql`invoices` }',
])('%j names a table', (text) => {
  expect(tablesIn(text)).toEqual(['invoices'])
})

test.each(['// taken from invoices', '/** Comes\n * from invoices. */', "import { x } from './invoices.ts'"])(
  '%j names none',
  (text) => {
    expect(tablesIn(text)).toEqual([])
  },
)

test('every table belongs to a slice that there is', () => {
  const slices = new Set(files.map(({ path }) => sliceOf(path)))
  expect([...owners.values()].filter((slice) => !slices.has(slice))).toEqual([])
  expect(owners.size).toBeGreaterThan(40)
})

test('a slice names its own tables in its statements, and asks the stores of others for theirs', () => {
  const found = foreign.filter(({ path }) => !covers(acrossSlices, path))
  expect(found.map(({ says }) => says)).toEqual([])
})

test('statements are built in stores', () => {
  expect(built.map(({ path }) => path).filter((path) => !covers(withoutStore, path))).toEqual([])
})

describe('what is allowed is needed:', () => {
  test.each(acrossSlices)('%s across slices', (where) => {
    expect(foreign.some(({ path }) => where.test(path))).toBe(true)
  })
  test.each(withoutStore)('%s without a store', (where) => {
    expect(built.some(({ path }) => where.test(path))).toBe(true)
  })
})
