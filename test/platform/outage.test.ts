import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { GatewayUnreachable } from '../../src/payments/gateway.ts'
import { againAfterOutage, isOutage, Outage, within } from '../../src/platform/outage.ts'
import { Refused } from '../../src/platform/refused.ts'

const coded = (code: string) => Object.assign(new Error('said by somebody'), { code })

test.each([
  ...['08000', '08001', '08003', '08006', '53000', '53100', '53200', '53300', '53400', '55P03'],
  ...['57014', '57P01', '57P02', '57P03', '57P05', '58030', '25P03', '25006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
])('%s is an outage', (code) => {
  expect(isOutage(coded(code))).toBe(true)
})

test.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Query read timeout',
])('"%s" is an outage', (message) => {
  expect(isOutage(new Error(message))).toBe(true)
})

test('so is a socket of the database that is not there, a provider that does not answer, and whatever either caused', async () => {
  const error = await new Promise((fail) => connect('/tmp/no-such-socket').on('error', fail))
  expect(isOutage(error)).toBe(true)
  expect(isOutage(new GatewayUnreachable('gone'))).toBe(true)
  expect(isOutage(new Error('could not create it', { cause: new Error('because', { cause: error }) }))).toBe(
    true,
  )
  expect(isOutage(new AggregateError([new Error('first'), coded('ECONNREFUSED')]))).toBe(true)
})

test('a bug, a refusal, a broken rule of the database and what is no error at all are none', () => {
  for (const code of ['23505', '40001', '40P01', '42P01', '57P04', '22012', 'ENOENT', 'EACCES', '530000'])
    expect(isOutage(coded(code))).toBe(false)
  const looped = new Error('its own cause')
  looped.cause = looped
  for (const other of [new TypeError('x'), new Refused('not_found'), looped, null, undefined, '53100', {}])
    expect(isOutage(other)).toBe(false)
})

/** Fails with this as often as it is told, and then answers how often it was tried. */
function failing(times: number, error: Error) {
  let tries = 0
  return async () => {
    tries += 1
    if (tries <= times) throw error
    return tries
  }
}

test('what met an outage is done again, twice at most; what may have been done, or is no outage, is not', async () => {
  const lost = new Outage('lost')
  expect(await againAfterOutage(failing(2, lost))).toBe(3)
  await expect(againAfterOutage(failing(3, lost))).rejects.toBe(lost)
  await expect(againAfterOutage(failing(1, lost), () => true)).rejects.toBe(lost)
  const bug = new TypeError('a bug')
  await expect(againAfterOutage(failing(1, bug))).rejects.toBe(bug)
})

test('what does not answer in time is an outage, also when it fails afterwards', async () => {
  const { promise, reject } = Promise.withResolvers<never>()
  const waiting = within(10, promise, 'it')
  await expect(waiting).rejects.toMatchObject({ name: 'Outage', message: 'it did not answer in time' })
  reject(new Error('much later'))
  expect(await within(60_000, Promise.resolve('soon'), 'it')).toBe('soon')
})
