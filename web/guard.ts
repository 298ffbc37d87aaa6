import { data, type RouterContextProvider, redirect, type ServerBuild } from 'react-router'
import { outageContext, viewerContext } from './context.ts'
import type { Rejected, Unsaid } from './form.ts'
import { answerTo, isRefused, type Said } from './refused.ts'
import { say, wordsIn } from './words.ts'

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
    const says = action && { action: guard(saying(action as Handler)) }
    return [id, { ...route, module: { ...module, ...says } }]
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

/** Puts what was wrong with a form into words, which a browser does not have of everything. */
function saying(action: Handler): Handler {
  return async (args) => {
    const answer = await action(args)
    if (!isRejection(answer)) return answer
    const { t } = wordsIn(args.context.get(viewerContext).locale)
    const problems = Object.entries(answer.data.problems).map(([field, { key, params }]) => [
      field,
      say(t, key, params),
    ])
    return data<Rejected>({ ...answer.data, problems: Object.fromEntries(problems) }, answer.init ?? {})
  }
}

function isRejection(answer: unknown): answer is { data: Unsaid; init: ResponseInit | null } {
  const rejection = (answer as { data?: Partial<Unsaid> } | null | undefined)?.data
  return rejection?.rejected === true
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
      const { t } = wordsIn(args.context.get(viewerContext).locale)
      throw data<Said>({ text: say(t, said.says, said.details) }, { status })
    }
  }
}

function signIn(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`
}
