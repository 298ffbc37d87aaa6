import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { onEmptyDatabases } from './empty-database.ts'
import { post, type ServerProcess } from './server-process.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const { start, databaseUrl } = onEmptyDatabases()

const settings = {
  'settings.name': 'Seaside Books',
  'settings.email': 'desk@seaside.example',
  'settings.country': 'DE',
  'settings.currency': 'EUR',
  'settings.timeZone': 'Europe/Berlin',
}
const owner = {
  'owner.name': 'Olga Owner',
  'owner.email': 'olga@seaside.example',
  'owner.password': 'a long password',
}

async function setsUp(server: ServerProcess): Promise<string> {
  const url = await server.opens()
  const [, code = ''] = await server.says(/\/set-up with the code (\S+)/)
  expect(await post(url, '/set-up', { ...settings, ...owner, code })).toMatchObject({
    status: 303,
    leadsTo: '/admin',
  })
  return url
}

async function leadsTo(url: string): Promise<string | null> {
  return (await fetch(url, { redirect: 'manual' })).headers.get('location')
}

async function emails(): Promise<{ template: string; status: string }[]> {
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    return (await client.query('select template, status from emails order by id')).rows
  } finally {
    await client.end()
  }
}

describe('two servers over one empty database', () => {
  test('started at once both come up, and one set-up opens the shop for both', async () => {
    const [first, second] = await Promise.all([start(), start()])
    const urls = await Promise.all([first.opens(), second.opens()])
    for (const url of urls) expect(await leadsTo(`${url}/store`)).toBe('/set-up')
    await setsUp(first)
    await vi.waitUntil(async () => (await leadsTo(`${urls[1]}/store`)) === null, { timeout: 60_000 })
    const [, code = ''] = await second.says(/\/set-up with the code (\S+)/)
    const other = { ...owner, 'owner.email': 'other@seaside.example' }
    expect(await post(urls[1], '/set-up', { ...settings, ...other, code })).toMatchObject({
      leadsTo: '/store',
    })
    const signIn = { email: 'other@seaside.example', password: owner['owner.password'] }
    expect(await post(urls[1], '/sign-in', signIn)).toMatchObject({ status: 422 })
    expect(await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')])).toEqual([0, 0])
  })
})

describe('a shop on a database of its owner', () => {
  test('says at its start that no money moves, until it is told how it is paid', async () => {
    const words = 'Test mode: no money moves.'
    const testing = await start()
    await testing.opens()
    expect(testing.output()).toContain(words)
    await testing.says(/"msg":"test mode: payments go to a simulated provider, and no money moves"/)
    expect(await testing.end('SIGTERM')).toBe(0)
    const selling = await start({ CLIENTELE_GATEWAYS: 'manual' })
    await selling.opens()
    expect(selling.output()).not.toMatch(/test mode/i)
    expect(await selling.end('SIGTERM')).toBe(0)
  })
})

describe('a web server and a worker in processes of their own', () => {
  test('share the work: what the one queues, the other delivers', async () => {
    const web = await start({ CLIENTELE_ROLE: 'web' })
    const url = await setsUp(web)
    const newcomer = {
      name: 'Nora',
      email: 'nora@example.com',
      password: 'a password of her own',
      country: 'DE',
    }
    expect((await post(url, '/register', newcomer)).status).toBe(302)
    expect(await emails()).toEqual([{ template: 'email.confirm', status: 'queued' }])
    const worker = await start({ CLIENTELE_ROLE: 'worker' })
    await worker.says(/The worker is running\./)
    await vi.waitUntil(async () => (await emails())[0]?.status === 'kept', { timeout: 60_000, interval: 100 })
    expect(worker.output()).not.toContain('open at')
    expect(await Promise.all([web.end('SIGTERM'), worker.end('SIGTERM')])).toEqual([0, 0])
  })
})
