import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordSignIn, recordSignOut } from '../../src/identity/record-user.ts'
import type { CustomerId, UserId } from '../../src/kernel/ids.ts'
import { system } from '../../src/platform/actor.ts'
import { verifyChain } from '../../src/platform/history/read.ts'
import { from, type IdentityWorld, openIdentityWorld } from './identity-world.ts'

let world: IdentityWorld
let chain: CustomerId
beforeAll(async () => {
  world = await openIdentityWorld()
})
afterAll(() => world.close())

/** A history of four: opened, signed in, signed in, signed out. The first three have personal data. */
beforeEach(async () => {
  const { actor, customerId } = await world.person('Ada')
  const { userId } = actor as { userId: UserId }
  const signedIn = { userId, from, outcome: 'signed_in' as const }
  for (const _ of [1, 2]) await world.app.bind(recordSignIn)(system('test'), signedIn)
  await world.app.bind(recordSignOut)(system('test'), { userId })
  chain = customerId
  expect(await verify()).toBeNull()
})

const verify = () => verifyChain(world.reader, chain)
const event = (seq: number) => `(select id from events where chain = '${chain}' and seq = ${seq})`

describe('a person', () => {
  test('is erased from their history by the application itself, and the chain still holds', async () => {
    await sql`delete from event_personal where event_id in (select id from events where chain = ${chain})`.execute(
      world.reader,
    )
    expect(await verify()).toBeNull()
    const events = await world.happened(chain)
    expect(events.map(({ type, personal }) => [type, personal])).toEqual([
      ['user.signed_in', null],
      ['user.signed_in', null],
      ['user.signed_out', null],
    ])
  })
})

describe('an intruder in the database is found out who', () => {
  test.each([
    ['rewrites what happened', `payload = payload || '{"userId": "somebody else"}'`],
    ['moves it in time', `at = at + interval '1 millisecond'`],
    ['calls it something else', `type = 'user.sign_in_failed'`],
    ['gives it to another actor', `actor = '{"kind": "staff"}'`],
    ['takes the trace of its personal data', 'commitment = null'],
    ['gives it a digest', `digest = sha256('anything')`],
  ])('%s', async (_, change) => {
    await world.tamper(`update events set ${change} where chain = '${chain}' and seq = 2`)
    expect(await verify()).toEqual({ chain, seq: '2', why: 'its record was changed' })
  })

  test('changes personal data', async () => {
    await world.tamper(
      `update event_personal set personal = '{"address": "192.0.2.1", "browser": ""}' where event_id = ${event(3)}`,
    )
    expect(await verify()).toEqual({ chain, seq: '3', why: 'its personal data was changed' })
  })

  test('writes personal data for another salt', async () => {
    await world.tamper(`update event_personal set salt = sha256('') where event_id = ${event(1)}`)
    expect(await verify()).toEqual({ chain, seq: '1', why: 'its personal data was changed' })
  })

  test('adds personal data to an event that had none', async () => {
    await world.tamper(`insert into event_personal values (${event(4)}, '\\x00', '{"email": "x"}')`)
    expect(await verify()).toEqual({ chain, seq: '4', why: 'its personal data was changed' })
  })

  test('takes an event out', async () => {
    await world.tamper(`delete from events where chain = '${chain}' and seq = 2`)
    expect(await verify()).toEqual({ chain, seq: '3', why: 'an event before it is missing' })
  })

  test('takes the last event away', async () => {
    await world.tamper(`delete from events where chain = '${chain}' and seq = 4`)
    const why = 'the chain does not end where its head says'
    expect(await verify()).toEqual({ chain, seq: '3', why })
  })

  test('puts another past before an event', async () => {
    await world.tamper(
      `update events set previous = sha256('another past') where chain = '${chain}' and seq = 3`,
    )
    expect(await verify()).toEqual({ chain, seq: '3', why: 'it does not follow the event before it' })
  })

  test.each([
    ['moves the head', 'seq = seq + 1'],
    ['puts another digest into the head', `digest = sha256('')`],
  ])('%s', async (_, change) => {
    await world.tamper(`update history_heads set ${change} where chain = '${chain}'`)
    const why = 'the chain does not end where its head says'
    expect(await verify()).toEqual({ chain, seq: '4', why })
  })

  test('removes the head', async () => {
    await world.tamper(`delete from history_heads where chain = '${chain}'`)
    expect(await verify()).toMatchObject({ seq: '4' })
  })
})
