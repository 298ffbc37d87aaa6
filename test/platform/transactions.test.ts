import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** It only reads, and wants to see one moment. */
const reading = 'src/platform/verify/verify-shop.ts'

/** Statements may be sent together there, because what still waits when another fails is refused after the rollback. */
test('every transaction that writes is one of ours', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name))
  const beginning = files.filter((file) => /\.transaction\(\)/.test(readFileSync(file, 'utf8')))
  expect(beginning).toEqual([reading])
})
