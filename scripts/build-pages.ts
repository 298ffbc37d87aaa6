import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** All that a built page depends on; of the server's own sources only these are more than names of types. */
const sources = [
  'web',
  'scripts/page-sentences.ts',
  'src/kernel',
  'src/http/refusals.ts',
  'vite.config.ts',
  'react-router.config.ts',
  'package-lock.json',
]

const missing =
  'The pages have to be built, and what builds them is not installed. Run "npm ci", "npm run build", and then, if you like, "npm prune --omit=dev".'

/** Builds the pages when they were never built or when a source is newer. Throws when the build fails. */
export function buildPages(): 'built' | 'current' {
  const built = modifiedAt(join(root, 'build/server/index.js'))
  if (sources.every((source) => newest(join(root, source)) < built)) return 'current'
  const builder = join(root, 'node_modules/@react-router/dev/bin.cjs')
  if (!existsSync(builder)) throw new Error(missing)
  process.stdout.write('Building the pages.\n')
  const command = [builder, 'build', '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, command, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('The pages could not be built.')
  return 'built'
}

/** When anything at or below `path` was last changed; a folder's own time tells of removed files. */
function newest(path: string): number {
  const at = modifiedAt(path)
  if (!statSync(path).isDirectory()) return at
  return Math.max(at, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function modifiedAt(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

if (import.meta.main) buildPages()
