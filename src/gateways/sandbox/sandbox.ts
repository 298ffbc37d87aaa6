import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { deliveryDelays, type Faults, usualFaults } from './webhook-faults.ts'

/** What the provider's API and its pages stand on. */
export type Sandbox = {
  readonly database: Database
  readonly clock: Clock
  /** What the misbehaviour of webhooks follows from. */
  readonly seed: string
  readonly faults?: Faults
  /** Called when webhooks were written: the deliverer's `wake`, where one runs in this process. */
  readonly wake?: () => void
}

export function faultsOf(sandbox: Sandbox): Faults {
  return sandbox.faults ?? usualFaults
}

/** The delays of an event's deliveries; `event` names it among all that happens to a charge. */
export function delaysOf(sandbox: Sandbox, event: string): number[] {
  return deliveryDelays(sandbox.seed, event, faultsOf(sandbox))
}
