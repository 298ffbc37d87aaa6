import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** The package is made for a cloud's functions: what suits only those, or loosens what pages are tested for, is left out. */
const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content']

/** Starts the Chromium that comes with the dependencies; nothing has to be installed for it. */
export async function openBrowser(): Promise<Browser> {
  const { default: packed } = await import('@sparticuz/chromium')
  const args = packed.args.filter((arg) => !unwanted.includes(arg))
  return chromium.launch({ executablePath: await unpacked(packed), args, headless: true })
}

/** Unpacked once for each user and version, and put in place whole, so that starts at the same time do not disturb it. */
async function unpacked(packed: { executablePath(): Promise<string> }): Promise<string> {
  const folder = join(tmpdir(), `clientele-chromium-${versionOfPackage()}-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) {
    const own = await mkdtemp(`${folder}-`)
    await unpackInto(own, packed)
    // Somebody else may have been quicker; theirs is as good.
    await rename(own, folder).catch(() => rm(own, { recursive: true }))
  }
  return join(folder, 'chromium')
}

/** The package unpacks into what it takes for the folder of temporary files. */
async function unpackInto(folder: string, packed: { executablePath(): Promise<string> }): Promise<void> {
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  try {
    await packed.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

function versionOfPackage(): string {
  const { resolve } = createRequire(import.meta.url)
  const entry = resolve('@sparticuz/chromium')
  const { version } = createRequire(import.meta.url)(join(dirname(dirname(entry)), 'package.json')) as {
    version: string
  }
  return version
}
