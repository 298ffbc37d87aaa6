import { usualOpenForMs } from '../../payments/capabilities.ts'
import type { Gateway } from '../../payments/gateway.ts'

/**
 * Payment by bank transfer. The customer is shown where to pay, and staff say whether the money came: there is nobody to
 * ask, so a charge waits until they have, and the ids follow from the keys.
 */
export function createManualGateway(): Gateway {
  return {
    name: 'manual',
    kind: 'manual',
    capabilities: {
      refundsInPart: true,
      amounts: null,
      openForMs: usualOpenForMs,
    },
    prepare: async ({ key }) => ({ externalId: `manual-${key}` }),
    confirm: async () => ({ status: 'waiting', externalId: null }),
    find: async () => ({ status: 'waiting', externalId: null }),
    withdraw: async () => ({ status: 'failed', externalId: null, reason: 'withdrawn' }),
    async review({ key, amount }, verdict) {
      if (verdict === 'accept') return { status: 'approved', externalId: `manual-${key}`, amount }
      return { status: 'refused', externalId: null, reason: 'not_received' }
    },
    /** Staff send the money back themselves; here it is only written down that they have. */
    refund: async ({ key }) => ({ status: 'done', externalId: `manual-${key}` }),
    findRefund: async ({ key }) => ({ status: 'done', externalId: `manual-${key}` }),
  }
}
