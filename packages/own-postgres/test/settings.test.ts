import { expect, test } from 'vitest'
import { serverArguments, sharedMegabytes } from '../src/settings.ts'

const gigabyte = 2 ** 30

test.each([
  [0.5, 64],
  [1, 64],
  [2, 128],
  [8, 512],
  [64, 1_024],
])('on a machine of %d GB PostgreSQL keeps %i MB of its data at hand', (memory, megabytes) => {
  expect(sharedMegabytes(memory * gigabyte)).toBe(megabytes)
})

test('the server is told so', () => {
  const args = serverArguments({ port: 1, durable: true, socketFolder: undefined })
  expect(args).toContainEqual(expect.stringMatching(/^shared_buffers=\d+MB$/))
})
