import type { App } from '../../../src/app.ts'

/** The customer's account at a glance. */
export type SummaryModel = Awaited<ReturnType<App['customers']['summary']>>
