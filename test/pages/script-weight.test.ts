import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../web/locales/en/index.ts'
import { sentencesOf } from '../../web/sentences.ts'
import { builtPages } from '../http/web-world.ts'

const assets = join(import.meta.dirname, '../../build/client/assets')
/** In bytes on the wire: all that the first load of a page asks for. */
const most = 130_000
/** Pages of staff that bring the dialogues of everything that can be done there: more than the rest, and no more than this. */
const mostOfDesks: Readonly<Record<string, number>> = {
  'admin/customer/page': 133_800,
  'admin/customer/details': 139_000,
}
const mostFiles = 17

type Route = { id: string; parentId?: string; module: string; imports?: string[] }
type Manifest = { entry: { module: string; imports: string[] }; routes: Record<string, Route> }

const pages = await builtPages()
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
const manifest = `/assets/${scripts.find((name) => name.startsWith('manifest-'))}`
const { entry, routes } = readManifest()
const onWire = new Map<string, number>()

beforeAll(async () => {
  for (const name of scripts) onWire.set(`/assets/${name}`, await bytesOf(`/assets/${name}`))
})

function readManifest(): Manifest {
  const text = readFileSync(join(assets, '..', manifest), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
}

/** As the server sends it to a browser. */
async function bytesOf(path: string): Promise<number> {
  const answer = await pages.files(path, 'gzip, deflate, br')
  return (await answer?.arrayBuffer())?.byteLength ?? Number.NaN
}

/** Every script that a page's first load asks for: its own, those of the frames around it, and what these import. */
function scriptsOf(id: string): string[] {
  const route = routes[id]
  if (!route) return [manifest, entry.module, ...entry.imports]
  const around = scriptsOf(route.parentId ?? '')
  return [...new Set([...around, route.module, ...(route.imports ?? [])])]
}

const sumOf = (id: string) => scriptsOf(id).reduce((sum, path) => sum + (onWire.get(path) ?? Number.NaN), 0)

describe.each(Object.keys(routes))('the page of %s', (id) => {
  const its = mostOfDesks[id] ?? most
  test(`loads at most ${its / 1_000} kB of script, in few files`, () => {
    const sum = sumOf(id)
    expect(sum, `${id} loads ${sum} bytes: ${scriptsOf(id).join(', ')}`).toBeLessThanOrEqual(its)
    expect(scriptsOf(id).length).toBeLessThanOrEqual(mostFiles)
    expect(sum).toBeGreaterThan(50_000)
  })
})

test('what only servers need is in no script: the parser of forms, the sentences of emails', () => {
  const texts = scripts.map((name) => readFileSync(join(assets, name), 'utf8'))
  const holding = (mark: string) => texts.filter((text) => text.includes(mark)).length
  expect(holding('useState')).toBeGreaterThan(0)
  expect(holding('_zod')).toBe(0)
  const unseen = Object.keys(sentencesOf({ email: en.email }))
  expect(unseen.length).toBeGreaterThan(50)
  expect(unseen.filter((key) => holding(`"${key}":`) > 0)).toEqual([])
})
