import type { DueWork } from '../platform/due/do-due.ts'
import type { Difference } from '../platform/verify/difference.ts'
import type { ShopOpening } from './shop-opening.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** Reads the shop's settings and clock again, after they were changed. */
    reloadShop(): Promise<void>
    readonly dueWork: () => DueWork
    readonly opening: ShopOpening
    /** Every check of every slice. */
    verifyShop(): Promise<Difference[]>
  }
}
