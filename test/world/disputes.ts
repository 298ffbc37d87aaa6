import { sql } from 'kysely'
import type { PaymentId } from '../../src/kernel/ids.ts'
import { hearWebhooks } from './webhooks.ts'
import type { World } from './world.ts'

/** Somebody who has paid 119.00: 100.00 and 19.00 of tax. */
export async function buyer(world: World, name: string) {
  const person = await world.person(name)
  const course = await world.catalog(`Course of ${name}`, { price: 10_000, tax: 190_000, term: null })
  const { payment, order } = await person.buys('good', course)
  const { invoiceId } = order
  return { person, payment, invoiceId, dispute: disputeOf(world, payment.id) }
}

/** What the bank does about a payment, each step heard of at once. */
export function disputeOf(
  { runtime }: World,
  chargeKey: PaymentId,
  { amountMinor, feeMinor } = { amountMinor: 11_900n, feeMinor: 2_000n },
) {
  const { sandbox } = runtime
  const id = `dispute-of-${chargeKey}`
  const heard = async (done: Promise<unknown>) => {
    await done
    await hearWebhooks(runtime)
  }
  const opened = (kind: 'inquiry' | 'dispute') =>
    heard(sandbox.openDispute({ id, chargeKey, kind, amountMinor, feeMinor, reason: 'fraudulent' }))
  return {
    opens: () => opened('dispute'),
    asks: () => opened('inquiry'),
    escalates: () => heard(sandbox.escalate(id)),
    closes: (as: 'won' | 'lost') => heard(sandbox.closeDispute(id, as)),
  }
}

/** By how much each account moved while something was done, in minor units; every dispute's account as `disputed`, customers' as `credit`. */
export async function moved(world: World, act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await books(world)
  await act()
  const after = await books(world)
  const moves = [...after].map(([account, minor]) => [account, Number(minor - (before.get(account) ?? 0n))])
  return Object.fromEntries(moves.filter(([, minor]) => minor !== 0))
}

async function books({ runtime }: World) {
  const { rows } = await sql<{ account: string; minor: string }>`
    select regexp_replace(account, '^(disputed|credit)/.*', '\\1') as account, sum(amount_minor)::text as minor
    from postings group by 1 order by 1`.execute(runtime.database.reader)
  return new Map(rows.map(({ account, minor }) => [account, BigInt(minor)]))
}
