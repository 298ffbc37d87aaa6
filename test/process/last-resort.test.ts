import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** A process that does this, and lives for as long as it has to, with what is left to it when nobody catches an error. */
function running(what: string): Promise<{ code: number; lines: { level: number; msg: string }[] }> {
  const script = `
    import { catchTheRest } from './src/platform/last-resort.ts'
    import { createLog } from './src/platform/log.ts'
    import { EventEmitter } from 'node:events'
    catchTheRest(createLog('info'), () => process.exit(1))
    setTimeout(() => { ${what} }, 1)
    setTimeout(() => createLog('info').info('went on'), 50)`
  return new Promise((done) =>
    execFile(process.execPath, ['--input-type=module', '-e', script], { cwd: root }, (error, output) => {
      const lines = output.trim().split('\n')
      done({ code: Number(error?.code ?? 0), lines: lines.map((line) => JSON.parse(line)) })
    }),
  )
}

test('a rejection that nobody waits for is logged, and the process goes on', async () => {
  const { code, lines } = await running(`Promise.reject(new TypeError('a bug'))`)
  expect(code).toBe(0)
  expect(lines).toMatchObject([{ level: 50, err: { message: 'a bug' } }, { msg: 'went on' }])
})

test('a connection that is lost while nobody listens to it is logged, and the process goes on', async () => {
  const lost = `Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })`
  const { code, lines } = await running(`new EventEmitter().emit('error', ${lost})`)
  expect(code).toBe(0)
  expect(lines).toMatchObject([{ level: 50 }, { msg: 'went on' }])
})

test('an exception that nobody catches is logged, and the process ends so that it is started anew', async () => {
  const { code, lines } = await running(`throw new TypeError('a bug')`)
  expect(code).toBe(1)
  expect(lines).toMatchObject([{ level: 60, err: { message: 'a bug' } }])
})
