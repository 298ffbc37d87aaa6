import { createRequestHandler, type RequestHandler, type ServerBuild } from 'react-router'

/** "/account/invoices.data": of the part "account". What begins in another way is asked of all routes. */
const beginning = /^\/([a-z-]+)(?=\/|\.data$|$)/

/**
 * Who answers an address: a handler that has the routes of its part alone, those that begin with the same word. The router compares an
 * address with one route after the other, and a page is rendered with all routes that its handler has; so neither takes longer
 * because the other parts grow.
 */
export function handlersByPart(build: ServerBuild, mode: string): (pathname: string) => RequestHandler {
  const all = createRequestHandler(build, mode)
  const ids = idsByPart(build.routes)
  const handlers = new Map([...ids].map(([part, of]) => [part, createRequestHandler(only(build, of), mode)]))
  return (pathname) => handlers.get(beginning.exec(pathname)?.[1] ?? '') ?? all
}

type Routes = ServerBuild['routes']

/** Of each first word of an address the routes that can match it, with the frames around them. */
function idsByPart(routes: Routes): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = Object.keys(routes).map((id) => ({
    around: withFrames(routes, id),
    path: pathOf(routes, id),
  }))
  const first = ({ path }: { path: string }) => path.split('/', 1)[0] ?? ''
  const everywhere = paths.filter((each) => /[:*]/.test(first(each)))
  const words = new Set(paths.map(first).filter((word) => /^[a-z-]+$/.test(word)))
  const idsOf = (word: string) => {
    const own = paths.filter((each) => first(each) === word)
    return new Set([...own, ...everywhere].flatMap(({ around }) => around))
  }
  return new Map([...words].map((word) => [word, idsOf(word)]))
}

/** From the outermost frame inwards. */
function withFrames(routes: Routes, id: string): string[] {
  const around = routes[id]?.parentId
  return around === undefined ? [id] : [...withFrames(routes, around), id]
}

function pathOf(routes: Routes, id: string): string {
  const parts = withFrames(routes, id).map((each) => routes[each]?.path ?? '')
  return parts.filter(Boolean).join('/')
}

function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const kept = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)))
  return {
    ...build,
    routes: kept(build.routes),
    assets: { ...build.assets, routes: kept(build.assets.routes) },
  }
}
