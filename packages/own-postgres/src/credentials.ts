import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Passwords of the embedded database; they need no escaping in a URL. */
export type Credentials = { readonly superuser: string; readonly app: string }

/** Reads the passwords of this data folder; `undefined` before its first start. */
export async function readCredentials(dataRoot: string): Promise<Credentials | undefined> {
  const file = credentialsFile(dataRoot)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const found = JSON.parse(text) as Partial<Credentials>
  if (!found.superuser || !found.app) throw new Error(`${file} does not hold the two passwords it should.`)
  return { superuser: found.superuser, app: found.app }
}

/** Makes random passwords and keeps them, readable by us alone; written aside, so that a crash leaves no half file. */
export async function makeCredentials(dataRoot: string): Promise<Credentials> {
  const file = credentialsFile(dataRoot)
  const credentials = { superuser: randomPassword(), app: randomPassword() }
  const staging = `${file}.new`
  await rm(staging, { force: true })
  const handle = await open(staging, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(credentials, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(staging, file)
  return credentials
}

function credentialsFile(dataRoot: string): string {
  return join(dataRoot, 'credentials.json')
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url')
}
