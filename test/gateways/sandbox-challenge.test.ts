import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSandboxPages } from '../../src/gateways/sandbox/index.ts'
import { instant } from '../../src/kernel/calendar.ts'
import type { Database } from '../../src/platform/database.ts'
import { openTestDatabase } from './database.ts'
import { charged, chargeOn, newId, publicUrl, refTo, sandboxAt, webhooksOf } from './sandbox-world.ts'

let open: { database: Database; close(): Promise<void> }
beforeAll(async () => {
  open = await openTestDatabase()
})
afterAll(() => open.close())

const start = '2026-03-01T10:00:00.000Z'
const back = `${publicUrl}/pay/back?invoice=7`

async function challenged(number = '4000002500003155') {
  const { gateway, clock, sandbox } = sandboxAt(open.database, start)
  const pages = createSandboxPages({ ...sandbox, shopName: () => 'Tea & <Sons>', newId })
  const shop = new Hono().route('/sandbox', pages)
  const charge = await chargeOn(gateway, number)
  const outcome = await charged(gateway, charge)
  if (outcome.status !== 'challenge') throw new Error(`no challenge but ${outcome.status}`)
  const url = outcome.continueUrl
  const answer = (verdict: string) => {
    const body = new URLSearchParams({ verdict })
    return shop.request(url, { method: 'POST', body })
  }
  const kinds = async () => (await webhooksOf(open.database, charge.key)).map(({ kind }) => kind)
  return { gateway, clock, shop, key: charge.key, url, answer, kinds }
}

describe("the provider's page", () => {
  test('says that it is a sandbox, who wants how much and for what, without script or inline style', async () => {
    const { shop, url } = await challenged()
    const response = await shop.request(url)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(page).toContain('No real money')
    expect(page).toContain('Tea &amp; &lt;Sons&gt;')
    expect(page).toContain('€20.00')
    expect(page).toContain('Invoice 2026-0007')
    expect(page).not.toMatch(/<script|<style|style=|onclick/)
    const [, sheet = ''] = /rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
    expect((await shop.request(sheet)).headers.get('content-type')).toContain('text/css')
  })

  test.each(['GET', 'POST'])('%s of an address that was never given out is 404', async (method) => {
    const { shop } = await challenged()
    expect((await shop.request(`/sandbox/challenge/${newId()}`, { method })).status).toBe(404)
  })

  test('is not at the address of a charge id', async () => {
    const { shop, gateway, key } = await challenged()
    const outcome = await gateway.find(refTo(key))
    const id = outcome && 'externalId' in outcome ? outcome.externalId : ''
    expect((await shop.request(`/sandbox/challenge/${id}`)).status).toBe(404)
    expect((await shop.request(`/sandbox/challenge/${id?.replace('sandbox-', '')}`)).status).toBe(404)
  })

  test('asks again when the answer is neither yes nor no', async () => {
    const { answer, gateway, key } = await challenged()
    const response = await answer('perhaps')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Approve')
    expect(await gateway.find(refTo(key))).toMatchObject({ status: 'challenge' })
  })
})

describe('a challenge', () => {
  test.each([
    ['4000002500003155', 'approve', { status: 'approved' }, 'charge.approved'],
    ['4000002760003184', 'decline', { status: 'refused', reason: 'challenge_failed' }, 'charge.refused'],
    ['4000008400001629', 'approve', { status: 'refused', reason: 'declined' }, 'charge.refused'],
  ])('on %s, answered with %s', async (number, verdict, outcome, kind) => {
    const { answer, gateway, key, kinds } = await challenged(number)
    const response = await answer(verdict)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(back)
    expect(await gateway.find(refTo(key))).toMatchObject(outcome)
    expect(await kinds()).toEqual(['charge.challenge', kind])
  })

  test('answered twice at once, or otherwise later, is decided once', async () => {
    const { answer, gateway, key, kinds, shop, url } = await challenged()
    const both = await Promise.all([answer('approve'), answer('approve')])
    expect(both.map((response) => response.status)).toEqual([303, 303])
    expect((await answer('decline')).headers.get('location')).toBe(back)
    expect(await gateway.find(refTo(key))).toMatchObject({ status: 'approved' })
    expect(await kinds()).toEqual(['charge.challenge', 'charge.approved'])
    expect(await (await shop.request(url)).text()).toContain('nothing left to confirm')
  })

  test('is abandoned after an hour', async () => {
    const { answer, clock, gateway, key, kinds, shop, url } = await challenged()
    clock.moveTo(instant('2026-03-01T10:59:59.999Z'))
    expect(await gateway.find(refTo(key))).toMatchObject({ status: 'challenge' })
    clock.moveTo(instant('2026-03-01T11:00:00Z'))
    const abandoned = { status: 'refused', externalId: expect.any(String), reason: 'abandoned' }
    expect(await gateway.find(refTo(key))).toEqual(abandoned)
    expect((await answer('approve')).status).toBe(303)
    expect(await gateway.withdraw(refTo(key))).toEqual(abandoned)
    expect(await (await shop.request(url)).text()).toContain(`href="${back}"`)
    expect(await kinds()).toEqual(['charge.challenge', 'charge.abandoned'])
  })

  test('that was withdrawn cannot be approved any more, and an approved one not withdrawn', async () => {
    const one = await challenged()
    expect(await one.gateway.withdraw(refTo(one.key))).toMatchObject({
      status: 'failed',
      reason: 'withdrawn',
    })
    await one.answer('approve')
    expect(await one.gateway.find(refTo(one.key))).toMatchObject({ status: 'failed', reason: 'withdrawn' })
    const other = await challenged()
    await other.answer('approve')
    expect(await other.gateway.withdraw(refTo(other.key))).toMatchObject({ status: 'approved' })
  })
})
