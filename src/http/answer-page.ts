import type { Context } from 'hono'
import type { Provided } from '../../web/context.ts'
import { isOutage } from '../platform/outage.ts'
import { compressed } from './compression.ts'
import type { DoorEnv } from './door.ts'
import { plainPage } from './plain-page.ts'
import type { HttpOptions } from './server.ts'

/** In seconds: how long whoever met an outage is asked to wait. Most are over by then; a machine that asks again does no harm. */
const retryAfter = '5'

/** Answers with a page, whoever asks for it; with 503 when that cannot be found out now. */
export async function answerPage(c: Context<DoorEnv>, options: HttpOptions): Promise<Response> {
  const elsewhere = options.elsewhere(c.var.context.path)
  if (elsewhere !== null) return c.redirect(elsewhere, 302)
  const { cookies = [], ...provided } = await options.provide(c.req.raw, c.var.context)
  const response = await page(c, options, { request: c.req.raw, provided, stop: c.var.stop })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** 503 for an outage, which is logged as such; 500 for everything else, which is a fault. */
export async function answerTrouble(
  error: unknown,
  c: Context<DoorEnv>,
  options: HttpOptions,
): Promise<Response> {
  if (isOutage(error)) {
    options.onOutage(error, c.var.context)
    return answerAway(c, options)
  }
  options.onFault(error, c.var.context)
  return plainPage(500, c.var.context)
}

/**
 * Says that we will be right back, with nothing that would need a database. A script that asked for a page's data is told so
 * by the pages, in their own encoding, and shows the error page.
 */
export async function answerAway(c: Context<DoorEnv>, options: HttpOptions): Promise<Response> {
  const { context } = c.var
  const plain = () => plainPage(503, { ...context, headers: { 'retry-after': retryAfter } })
  if (!context.path.endsWith('.data')) return plain()
  // Its body may have been read half-way.
  const { url, headers, method } = c.req.raw
  const request = new Request(url, { headers, method })
  const provided = options.provideVisitor(request, context)
  return page(c, options, { request, provided, stop: 503 }).catch(plain)
}

type Asked = { request: Request; provided: Provided; stop: number | null }

async function page(c: Context<DoorEnv>, options: HttpOptions, asked: Asked): Promise<Response> {
  const { context, nonce } = c.var
  const { request, provided, stop } = asked
  const response = await options.pages.answer(request, provided, {
    nonce,
    stop,
    onFault: (error) => options.onFault(error, context),
    isOutage(error) {
      const isOne = isOutage(error)
      if (isOne) options.onOutage(error, context)
      return isOne
    },
  })
  if (response.status === 503) response.headers.set('retry-after', retryAfter)
  // What a page shows belongs to one person; a page that may be kept says so itself.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  return compressed(response, c.env.incoming.headers['accept-encoding'])
}
