import { present } from '../kernel/assert.ts'
import type { Ports } from '../platform/use-case.ts'
import type { Gateway } from './gateway.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    readonly gateways: ReadonlyMap<string, Gateway>
  }
}

/** The gateway of a payment that was made through it: that it is gone is a fault. */
export function gatewayOf({ gateways }: Ports, { gateway }: { gateway: string }): Gateway {
  return present(gateways.get(gateway), `the gateway ${gateway}`)
}
