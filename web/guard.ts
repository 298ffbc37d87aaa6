import { data, type RouterContextProvider, redirect, type ServerBuild } from 'react-router'
import { outageContext } from './context.ts'
import { answerTo, isRefused } from './refused.ts'

type Handler = (args: { request: Request; context: Readonly<RouterContextProvider> }) => unknown

/**
 * The same pages, but whatever a use case refuses inside a loader or an action leaves as that refusal's status and words
 * instead of as a fault. Who must sign in first is sent there, and back afterwards.
 */
export function guarded(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action } = route.module
    const module = { ...route.module, ...(loader && { loader: guard(found(loader as Handler)) }) }
    return [id, { ...route, module: { ...module, ...(action && { action: guard(action as Handler) }) } }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/** What a loader is given stands in the address, so an address that makes no sense is one where nothing is. */
function found(loader: Handler): Handler {
  return async (args) => {
    try {
      return await loader(args)
    } catch (error) {
      if (isRefused(error) && error.code === 'invalid_input') throw data(null, { status: 404 })
      throw error
    }
  }
}

function guard(handler: Handler): Handler {
  return async (args) => {
    try {
      return await handler(args)
    } catch (error) {
      if (!isRefused(error)) {
        if (args.context.get(outageContext)(error)) throw data(null, { status: 503 })
        throw error
      }
      if (error.code === 'sign_in_required') throw redirect(signIn(args.request))
      const { status, said } = answerTo(error)
      throw data(said, { status })
    }
  }
}

function signIn(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`
}
