import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)
const pageTypes = /^text\/(?:html|x-script)/
// Below this, the bytes saved do not pay for the work: they fit into one network packet anyway.
const smallest = 1_400

/**
 * Gathers a page or its data into one piece and compresses it when that pays. Other answers (files, exports) pass
 * through as they are, since they may be large streams.
 */
export async function compressed(response: Response, accepts: string | undefined): Promise<Response> {
  if (!response.body || !accepts?.includes('gzip')) return response
  const { headers, status } = response
  if (!pageTypes.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return response
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length < smallest) return new Response(bytes, { status, headers })
  headers.set('content-encoding', 'gzip')
  headers.append('vary', 'accept-encoding')
  return new Response(await compress(bytes, { level: 2 }), { status, headers })
}
