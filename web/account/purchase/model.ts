import type { App } from '../../../src/app.ts'

/** A purchase as its customer sees it. */
export type PurchaseModel = Awaited<ReturnType<App['purchases']['page']>>
