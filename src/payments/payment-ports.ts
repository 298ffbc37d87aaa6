import type { Gateway } from './gateway.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    readonly gateways: ReadonlyMap<string, Gateway>
  }
}
