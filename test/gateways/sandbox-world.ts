import { randomFillSync } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { createSandboxGateway } from '../../src/gateways/sandbox/index.ts'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { createIdSource } from '../../src/kernel/id-source.ts'
import { money } from '../../src/kernel/money.ts'
import type { ChargeRef, Gateway, NewCharge, RefundRef } from '../../src/payments/gateway.ts'
import type { ChargeOutcome } from '../../src/payments/gateway-answers.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database.ts'

export const secret = 'a secret that only the sandbox and the shop know'
export const publicUrl = 'https://shop.example'

export const newId = createIdSource({ now: Date.now, random: randomFillSync })

/** A provider in good order, and slow by as little as can be noticed, unless a test says otherwise. */
export const noFaults = { duplicate: 0, delay: 0, slowMs: 30 }

export function sandboxAt(database: Database, start: string, faults = noFaults) {
  const clock = stoppedClock(instant(start))
  const sandbox = { database, clock, seed: 'test', faults }
  const gateway = createSandboxGateway({ ...sandbox, secret, publicUrl, newId })
  return { clock, gateway, sandbox }
}

export async function tokenOf(gateway: Gateway, number: string): Promise<string> {
  const card = { number, expMonth: 12, expYear: 2030, cvc: number.startsWith('37') ? '1234' : '123' }
  const stored = await present(gateway.storeCard, 'a card gateway')(card)
  return stored.token
}

export async function chargeOn(gateway: Gateway, number: string, minor = 2_000): Promise<NewCharge> {
  return {
    key: newId(),
    amount: money(minor, 'EUR'),
    token: await tokenOf(gateway, number),
    returnUrl: `${publicUrl}/pay/back?invoice=7`,
    description: 'Invoice 2026-0007',
  }
}

/** A charge as it is asked about by our key alone. */
export function refTo(key: string, amount = money(2_000, 'EUR')): ChargeRef {
  return { key, externalId: null, amount }
}

/** Prepares a charge and confirms it, as the shop does one after the other. */
export async function charged(gateway: Gateway, charge: NewCharge): Promise<ChargeOutcome> {
  const { externalId } = await gateway.prepare(charge)
  return gateway.confirm({ key: charge.key, externalId, amount: charge.amount })
}

export function refundOf(chargeKey: string, minor: number, currency = 'EUR'): RefundRef {
  return { key: newId(), externalId: null, charge: refTo(chargeKey), amount: money(minor, currency) }
}

export async function webhooksOf(database: Database, key: string) {
  const { rows } = await sql<{ kind: string; eventId: string; attempts: number; deliveredAt: string | null }>`
    select kind, event_id as "eventId", attempts, delivered_at as "deliveredAt"
    from sandbox.webhooks where charge_key = ${key} order by seq`.execute(database.reader)
  return rows
}

export type Received = { headers: IncomingHttpHeaders; body: string; event: { id: string; kind: string } }

/** A shop's webhook address over real HTTP; `answer` is the status that it answers with. */
export async function listen(answer: (received: Received) => number) {
  const received: Received[] = []
  const server: Server = createServer(async (request, response) => {
    const body = await text(request)
    const one = { headers: request.headers, body, event: JSON.parse(body) }
    received.push(one)
    response.writeHead(answer(one)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}/webhooks/sandbox`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
