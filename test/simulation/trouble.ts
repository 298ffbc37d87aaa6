import { type Gateway, GatewayUnreachable } from '../../src/payments/gateway.ts'
import type { Dice } from './dice.ts'

/** The process ended while a gateway was called: whatever would have come after it does not happen. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

const shares = { unreachable: 0.03, unanswered: 0.03, killedBefore: 0.015, killedAfter: 0.015, fine: 0.91 }

/** Stands between the shop and its card gateway, and interrupts calls by the dice that it is given; without dice, none. */
export function createTrouble() {
  let dice: Dice | null = null

  async function through<T>(call: () => Promise<T>): Promise<T> {
    const turn = dice?.weighted(shares) ?? 'fine'
    if (turn === 'unreachable') throw new GatewayUnreachable('the simulated network is down')
    if (turn === 'killedBefore') throw new Killed('before the gateway was called')
    const answer = await call()
    if (turn === 'unanswered') throw new GatewayUnreachable('the simulated answer was lost')
    if (turn === 'killedAfter') throw new Killed('after the gateway had answered')
    return answer
  }

  return {
    begin(with_: Dice): void {
      dice = with_
    },
    end(): void {
      dice = null
    },
    around: (gateway: Gateway): Gateway =>
      gateway.kind !== 'card'
        ? gateway
        : {
            ...gateway,
            prepare: (charge) => through(() => gateway.prepare(charge)),
            confirm: (charge) => through(() => gateway.confirm(charge)),
            find: (charge) => through(() => gateway.find(charge)),
            withdraw: (charge) => through(() => gateway.withdraw(charge)),
            review: (charge, verdict) => through(() => gateway.review(charge, verdict)),
            refund: (refund) => through(() => gateway.refund(refund)),
            findRefund: (refund) => through(() => gateway.findRefund(refund)),
            ask: async (subject) => through(async () => (await gateway.ask?.(subject)) ?? null),
          },
  }
}
