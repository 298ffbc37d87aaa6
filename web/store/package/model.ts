import type { App } from '../../../src/app.ts'

/** A package that is for sale, and what it can be compared with. */
export type PackageModel = Awaited<ReturnType<App['catalog']['package']>>
