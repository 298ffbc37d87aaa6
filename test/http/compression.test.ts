import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
  for (const name of ['Hosting', 'Email', 'Shop', 'Backup', 'Domain', 'Club'])
    await world.catalog(name, { price: 1_000 })
})
afterAll(() => world.close())

const ask = (path: string, accepts: string) =>
  fetch(`${world.url}${path}`, { headers: { 'accept-encoding': accepts } })

test.each(['/store', '/store.data'])(
  '%s comes compressed to who can read it, and is the same',
  async (path) => {
    const [packed, plain] = await Promise.all([ask(path, 'br, gzip'), ask(path, 'identity')])
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toContain('accept-encoding')
    expect(plain.headers.get('content-encoding')).toBeNull()
    const withoutChance = (text: string) => text.replaceAll(/nonce="[^"]*"/g, '')
    expect(withoutChance(await packed.text())).toBe(withoutChance(await plain.text()))
  },
)

test('an answer that fits into one packet is left as it is', async () => {
  const health = await ask('/healthz', 'gzip')
  expect(health.headers.get('content-encoding')).toBeNull()
  expect(await health.text()).toBe('ok')
})
