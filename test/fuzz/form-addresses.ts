import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Runtime } from '../../src/runtime.ts'

type Built = {
  readonly routes: Record<
    string,
    { path?: string; parentId?: string; module: { action?: unknown; default?: unknown } }
  >
}

/** An address as the routes write it, "/checkout/:number". */
export type Address = { readonly pattern: string; readonly takesForms: boolean }

/** Every address of the program: of the pages as they were built, and of the sandbox, whose pages are its own. */
export async function everyAddress(runtime: Runtime): Promise<Address[]> {
  const file = join(import.meta.dirname, '../../build/server/index.js')
  const { routes } = (await import(pathToFileURL(file).href)) as Built
  const ofPages = Object.keys(routes).map((id) => ({
    pattern: `/${pathOf(routes, id)}`,
    takesForms: routes[id]?.module.action !== undefined,
  }))
  const ofSandbox = runtime.sandboxPages.routes.map(({ method, path }) => ({
    pattern: `/sandbox${path}`,
    takesForms: method === 'POST',
  }))
  return [...ofPages, ...ofSandbox]
}

function pathOf(routes: Built['routes'], id: string | undefined): string {
  const route = id === undefined ? undefined : routes[id]
  if (!route) return ''
  return [pathOf(routes, route.parentId), route.path ?? ''].filter(Boolean).join('/')
}
