import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const together = /Promise\.(all|allSettled|race|any)\b/

/** One that still waits when another fails would reach the database after the rollback, outside of any transaction. */
test('no file that writes within a transaction sends statements together', async () => {
  const writing: string[] = []
  const offending: string[] = []
  for await (const file of glob('src/**/*.ts', { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8')
    if (!/\btrx\b/.test(text)) continue
    writing.push(file)
    if (together.test(text)) offending.push(file)
  }
  expect(offending).toEqual([])
  expect(writing).toContain('src/platform/runner.ts')
})
