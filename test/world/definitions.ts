import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Definition } from '../../src/platform/process.ts'

export type { Definition }

const root = join(import.meta.dirname, '../..')

/** Every use case, query and process that the source defines, found by looking at what its files export. */
export async function allDefinitions(): Promise<Definition[]> {
  const files = globSync('src/*/**/*.ts', { cwd: root }).filter(
    (file) => !/\.gen\.ts$|^src.(cli|demo).?/.test(file),
  )
  const found = new Set<Definition>()
  for (const file of files) {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>
    for (const exported of Object.values(module)) if (isDefinition(exported)) found.add(exported)
  }
  return [...found].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Places where a use case or query is defined and not exported, so that {@link allDefinitions} would miss it. */
export function hiddenDefinitions(): string[] {
  const hidden = /^(?!export ).*\b(?:useCase|query|process)\(\{/
  return globSync('src/*/**/*.ts', { cwd: root }).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    return lines.filter((line) => hidden.test(line)).map((line) => `${file}: ${line}`)
  })
}

function isDefinition(exported: unknown): exported is Definition {
  const kind = (exported as { kind?: unknown } | null)?.kind
  return (
    (kind === 'use case' || kind === 'query' || kind === 'process') &&
    typeof (exported as Definition).run === 'function'
  )
}
