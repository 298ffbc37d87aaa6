import { renderToString } from 'react-dom/server'
import {
  type EntryContext,
  isRouteErrorResponse,
  RouterContextProvider,
  type ServerBuild,
  ServerRouter,
} from 'react-router'
import {
  actorContext,
  addressContext,
  appContext,
  faultContext,
  nonceContext,
  outageContext,
  type Provided,
  shopUrlContext,
  stopContext,
  viewerContext,
} from './context.ts'
import { guarded } from './guard.ts'
import { handlersByPart } from './parts.ts'

/** What the door knows about a request beyond what the pages are given. */
export type AtTheDoor = {
  nonce: string
  stop: number | null
  onFault: (error: unknown) => void
  isOutage: (error: unknown) => boolean
}

export type AnswerPage = (request: Request, provided: Provided, door: AtTheDoor) => Promise<Response>

/**
 * The way into the pages. The server runs beside this bundle, not inside it, so what must be one and the same object on
 * both sides of a request (the router's classes, the context keys) stays in here.
 */
export function createPages(build: ServerBuild, mode: string): AnswerPage {
  // The door has already compared origins, and knows of proxies what the router's own comparison does not.
  const handlerFor = handlersByPart({ ...guarded(build), allowedActionOrigins: ['**'] }, mode)
  return (request, provided, door) =>
    handlerFor(new URL(request.url).pathname)(request, provide(provided, door))
}

function provide(provided: Provided, door: AtTheDoor): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(appContext, provided.app)
  context.set(actorContext, provided.actor)
  context.set(viewerContext, provided.viewer)
  context.set(addressContext, provided.address)
  context.set(shopUrlContext, provided.shopUrl)
  context.set(nonceContext, door.nonce)
  context.set(stopContext, door.stop)
  context.set(faultContext, door.onFault)
  context.set(outageContext, door.isOutage)
  return context
}

/**
 * Renders a page in one go. Nothing here waits for data (loaders did), so a string is three times as fast as a stream;
 * the data for hydration, which the router would stream, is appended as the two scripts that the stream would carry.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(nonceContext)
  const { serverHandoffStream, ...still } = entry
  const [state, html] = await Promise.all([
    serverHandoffStream ? new Response(serverHandoffStream).text() : '',
    renderToString(
      <ServerRouter context={still as EntryContext} url={request.url} {...(nonce && { nonce })} />,
    ),
  ])
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const scripts = still.renderMeta?.didRenderScripts ? handoff(state, nonce) : ''
  const { page, preloads } = withoutPreloads(html)
  return new Response(`<!DOCTYPE html>${page.replace('</body>', () => `${preloads}${scripts}</body>`)}`, {
    status,
    headers,
  })
}

/**
 * Takes the preloads of scripts out of the head, where they would be fetched before the style and the font that the page is seen
 * with. At the end of the body, and with a low priority, they still save the browser from finding one script by the other.
 */
function withoutPreloads(html: string): { page: string; preloads: string } {
  const end = html.indexOf('</head>')
  const [head = '', ...links] = html.slice(0, end).split('<link rel="modulepreload"')
  const parted = links.map((text) => {
    const close = text.indexOf('>') + 1
    return {
      link: `<link fetchpriority="low" rel="modulepreload"${text.slice(0, close)}`,
      rest: text.slice(close),
    }
  })
  const rest = parted.map((each) => each.rest).join('')
  return { page: head + rest + html.slice(end), preloads: parted.map(({ link }) => link).join('') }
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: RouterContextProvider },
) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.get(faultContext)(error)
}

function handoff(state: string, nonce: string): string {
  const controller = 'window.__reactRouterContext.streamController'
  return (
    `<script nonce="${nonce}">${controller}.enqueue(${escapeForScript(JSON.stringify(state))});</script>` +
    `<script nonce="${nonce}">${controller}.close();</script>`
  )
}

const dangerous: Record<string, string> = {
  '&': '\\u0026',
  '<': '\\u003c',
  '>': '\\u003e',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

function escapeForScript(json: string): string {
  return json.replace(/[&<>\u2028\u2029]/g, (character) => dangerous[character] ?? character)
}
