import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

type Encoding = 'br' | 'gzip'
type Stored = {
  bytes: Uint8Array
  headers: Record<string, string>
  smaller: Partial<Record<Encoding, Promise<Uint8Array>>>
}

const makers = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/** Answers for a file by its path, or undefined when there is none. */
export type StaticFiles = (path: string, accepts: string | undefined) => Promise<Response> | undefined

/**
 * The built files of the browser's side, read into memory once: they are few and small, and what is not in this list
 * cannot be asked for. Each is compressed when it is first asked for.
 */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, Stored>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const file = join(entry.parentPath, entry.name)
    files.set(file.slice(folder.length).split(sep).join('/'), stored(file))
  }
  return (path, accepts) => {
    const file = files.get(path)
    return file && answer(file, accepts ?? '')
  }
}

function stored(file: string): Stored {
  const type = types[extname(file)] ?? 'application/octet-stream'
  // Names in assets/ carry a hash of their content.
  const cache = file.includes(`${sep}assets${sep}`)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600'
  return { bytes: readFileSync(file), headers: { 'content-type': type, 'cache-control': cache }, smaller: {} }
}

async function answer(file: Stored, accepts: string): Promise<Response> {
  const encoding = encodingFor(file, accepts)
  if (!encoding) return new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: file.headers })
  file.smaller[encoding] ??= makers[encoding](file.bytes)
  const bytes = (await file.smaller[encoding]) as Uint8Array<ArrayBuffer>
  return new Response(bytes, {
    headers: { ...file.headers, 'content-encoding': encoding, vary: 'accept-encoding' },
  })
}

function encodingFor(file: Stored, accepts: string): Encoding | null {
  const compressible = /^text|json|svg/.test(file.headers['content-type'] ?? '')
  if (!compressible || file.bytes.length < 1_400) return null
  if (accepts.includes('br')) return 'br'
  return accepts.includes('gzip') ? 'gzip' : null
}
