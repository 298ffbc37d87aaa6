import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

test('style and font come before every script, which waits with a low priority at the end of the body', async () => {
  const page = await (await fetch(`${world.url}/store`)).text()
  const [head = '', body = ''] = page.split('</head>')
  expect(head).toContain('rel="stylesheet"')
  expect(head).toMatch(/rel="preload" href="[^"]+\.woff2"/)
  expect(head).not.toMatch(/modulepreload|<script/)
  const preloads = body.match(/<link [^>]*modulepreload[^>]*>/g) ?? []
  expect(preloads.length).toBeGreaterThan(3)
  expect(preloads.filter((link) => !link.includes('fetchpriority="low"'))).toEqual([])
  expect(body.indexOf('modulepreload')).toBeGreaterThan(body.indexOf('</main>'))
})
