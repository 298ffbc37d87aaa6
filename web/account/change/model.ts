import type { App } from '../../../src/app.ts'

/** What a purchase may become. */
export type ChoicesModel = Awaited<ReturnType<App['changes']['choices']>>
export type Quote = ChoicesModel['quotes'][number]
/** A quote that was kept, about to be confirmed. */
export type ChangeModel = Awaited<ReturnType<App['changes']['page']>>
