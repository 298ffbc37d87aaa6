import type { DueWork } from '../platform/due/do-due.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** Reads the shop's settings and clock again, after they were changed. */
    reloadShop(): Promise<void>
    readonly dueWork: () => DueWork
  }
}
