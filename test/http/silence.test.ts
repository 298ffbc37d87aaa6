import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualLimits } from '../../src/platform/limited-client.ts'
import { type OutageWorld, openOutageWorld } from './outage-world.ts'
import type { Answer } from './web-world.ts'

/** As a share of the usual, long enough for a busy machine. */
const databaseLimits = { connectMs: 800, statementMs: 1_500, answerMs: 1_700 }
/** What hangs, hangs for ever: this is far more than every limit together. */
const soonMs = 60_000

async function inTime<T>(answers: Promise<T>): Promise<T> {
  const begun = performance.now()
  const answer = await answers
  expect(performance.now() - begun).toBeLessThan(soonMs)
  return answer
}
const statuses = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))]

test('the limits fit each other: the database is given time to say no, and all together are below 20 seconds', () => {
  const { connectMs, statementMs, answerMs } = usualLimits
  expect(statementMs).toBeLessThan(answerMs)
  expect(Math.max(connectMs, answerMs)).toBeLessThan(19_000)
})

describe('a database that has become a black hole', () => {
  let opened: OutageWorld
  beforeAll(async () => {
    opened = await openOutageWorld({ databaseLimits })
  })
  afterAll(() => opened.close())

  /** More requests than there are connections, of every kind. */
  const manyRequests = () => {
    const ada = opened.browser()
    const { email, password } = opened.person
    return Promise.all([
      ...Array.from({ length: 12 }, () => ada.ask('/account')),
      ...Array.from({ length: 4 }, () => opened.visitor().ask('/store.data')),
      opened.visitor().post('/sign-in', { email, password }),
      opened.visitor().post('/forgot-password', { email }),
      ada.post('/account/profile', { 'details.name': 'Ada' }),
    ])
  }

  test('swallows what is sent on connections that were open: every request is answered 503', async () => {
    expect(
      statuses(await Promise.all([opened.browser().ask('/account'), opened.visitor().ask('/store')])),
    ).toEqual([200])
    opened.wire.swallow()
    expect(statuses(await inTime(manyRequests()))).toEqual([503])
  })

  test('and also what is sent to open new ones', async () => {
    expect(statuses(await inTime(manyRequests()))).toEqual([503])
    expect(await inTime(opened.visitor().ask('/readyz'))).toMatchObject({ status: 503 })
    expect(await inTime(opened.visitor().ask('/healthz'))).toMatchObject({ status: 200 })
  })

  test('when it answers again so does the process, on new connections, and none of the old is left', async () => {
    const before = opened.wire.opened()
    opened.wire.flow()
    expect(await opened.browser().ask('/account')).toMatchObject({ status: 200 })
    expect(opened.wire.opened()).toBeGreaterThan(before)
    expect(await opened.visitor().ask('/readyz')).toMatchObject({ status: 200 })
    const { email, password } = opened.person
    expect(await opened.visitor().post('/sign-in', { email, password })).toMatchObject({ status: 302 })
  })

  test('what waits for a lock too long is stopped by the database, and answered 503', async () => {
    const answer = await opened.world.runtime.database.reader.transaction().execute(async (trx) => {
      await sql`lock table sessions in access exclusive mode`.execute(trx)
      return inTime(opened.browser().ask('/account'))
    })
    expect(answer).toMatchObject({ status: 503 })
    expect(await opened.browser().ask('/account')).toMatchObject({ status: 200 })
  })
})

describe('a request that is not answered in time', () => {
  const longestAnswerMs = 1_500
  let opened: OutageWorld
  beforeAll(async () => {
    opened = await openOutageWorld({ longestAnswerMs })
  })
  afterAll(() => opened.close())

  test('is answered 503, a script in its own encoding', async () => {
    opened.wire.swallow()
    const browser = opened.browser()
    const [page, data, sent] = await inTime(
      Promise.all([
        browser.ask('/account'),
        browser.ask('/account.data'),
        browser.post('/account/profile.data', { 'details.name': 'Ada' }),
      ]),
    )
    opened.wire.flow()
    expect([page.status, data.status, sent.status]).toEqual([503, 503, 503])
    expect(page.headers['content-type']).toContain('text/html')
    for (const answer of [data, sent]) expect(answer.headers['content-type']).toContain('text/x-script')
    expect(page.headers['retry-after']).toBe('5')
  })

  test('has as long as it takes to send it: only silence counts', async () => {
    const { hostname, port } = new URL(opened.url)
    const body = 'theme=dark&back=%2Fstore'
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /theme HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${opened.url}\r\nconnection: close\r\n` +
        `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n`,
    )
    const answer = text(socket)
    // Twice as long as a request may take, in pieces.
    for (let at = 0; at < body.length; at += 6) {
      await new Promise((done) => setTimeout(done, longestAnswerMs / 2))
      socket.write(body.slice(at, at + 6))
    }
    expect(await answer).toMatch(/^HTTP\/1.1 30[23] /)
  })
})
