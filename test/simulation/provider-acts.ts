import { sql } from 'kysely'
import { plusMilliseconds } from '../../src/kernel/calendar.ts'
import { money } from '../../src/kernel/money.ts'
import type { Dice } from './dice.ts'
import type { Simulated } from './simulated-shop.ts'

type ProviderAct = (shop: Simulated, dice: Dice) => Promise<void>

type Charge = { key: string; leftMinor: bigint; currency: string }

/** Charges whose money the provider has and nobody disputes, the newest first. */
async function undisputed({ reader }: Simulated): Promise<Charge[]> {
  const { rows } = await sql<Charge>`
    select key, amount_minor - refunded_minor as "leftMinor", currency from sandbox.charges c
    where status = 'approved' and refunded_minor < amount_minor
      and not exists (select from sandbox.disputes d where d.charge_key = c.key)
    order by created_at desc, key limit 30`.execute(reader)
  return rows
}

/** A bank disputes a payment, or asks what it was for. */
const dispute: ProviderAct = async (shop, dice) => {
  const charges = await undisputed(shop)
  if (charges.length === 0) return
  const { key: chargeKey, leftMinor } = dice.pick(charges)
  await shop.runtime.sandbox.openDispute({
    id: `dispute-${chargeKey}`,
    chargeKey,
    amountMinor: leftMinor,
    feeMinor: BigInt(dice.between(0, 2_000)),
    reason: dice.pick(['fraudulent', 'product_not_received', 'general']),
    kind: dice.chance(0.3) ? 'inquiry' : 'dispute',
  })
}

/** A bank decides, or an inquiry becomes a dispute. */
const decide: ProviderAct = async ({ reader, clock, runtime: { sandbox } }, dice) => {
  const { rows } = await sql<{ id: string; isInquiry: boolean }>`
    select id, is_inquiry as "isInquiry" from sandbox.disputes
    where closes_at is null and opens_at <= ${plusMilliseconds(clock.now(), -60_000)}::timestamptz
    order by opens_at, id limit 20`.execute(reader)
  if (rows.length === 0) return
  const { id, isInquiry } = dice.pick(rows)
  if (isInquiry && dice.chance(0.5)) await sandbox.escalate(id)
  else await sandbox.closeDispute(id, isInquiry || dice.chance(0.5) ? 'won' : 'lost')
}

/** Somebody gives money back in the provider's own pages, past the shop. */
const refund: ProviderAct = async (shop, dice) => {
  const charges = await undisputed(shop)
  if (charges.length === 0) return
  const { key: chargeKey, leftMinor, currency } = dice.pick(charges)
  const minor = dice.chance(0.3) ? leftMinor : BigInt(dice.between(1, Number(leftMinor)))
  const id = `refund-by-hand-${chargeKey}-${shop.clock.now()}`
  await shop.runtime.sandbox.refund({ id, chargeKey, amount: money(minor, currency) })
}

/** Banks renew cards, want them confirmed, or end them. */
const changeMethod: ProviderAct = async ({ reader, runtime: { sandbox } }, dice) => {
  const { rows } = await sql<{ token: string; label: string }>`
    select token, label from sandbox.methods where kind = 'card' order by created_at desc, token limit 30`.execute(
    reader,
  )
  if (rows.length === 0) return
  const { token, label } = dice.pick(rows)
  const status = dice.weighted({ usable: 5, needs_customer: 2, dead: 1 })
  await sandbox.changeMethod(token, { label, status, expMonth: dice.between(1, 12), expYear: 2041 })
}

export const providerActs = { dispute, decide, refund, changeMethod } satisfies Record<string, ProviderAct>

export const howOftenProvider: Record<keyof typeof providerActs, number> = {
  dispute: 3,
  decide: 5,
  refund: 2,
  changeMethod: 3,
}
