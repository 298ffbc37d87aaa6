import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

// To start is mostly to compile: what was compiled once is kept. Where it cannot be, the start takes a little longer.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/clientele'))
await import('./start.ts')
flushCompileCache()
