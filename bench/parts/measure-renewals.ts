import { inProcess } from '../measure/in-process.ts'
import type { RenewalResult, RenewalTask } from '../renewal-process.ts'
import type { Measures } from './measures.ts'

export type MeasuredRenewals = { readonly product: RenewalResult; readonly floor: RenewalResult }

type Given = {
  readonly url: string
  readonly secret: string
  readonly measures: Measures
  readonly say: (line: string) => void
}

/** Ten thousand renewals that are due in the same minute, beside the same rows written by plain SQL. */
export async function measureRenewals({ url, secret, measures, say }: Given): Promise<MeasuredRenewals> {
  const renewals = measures.tenths * 1_000
  const take = (what: RenewalTask['what']) =>
    inProcess<RenewalTask, RenewalResult>('renewal-process.ts', { what, url, secret, renewals })
  const product = await take('product')
  const floor = await take('floor')
  for (const { renewals, seconds } of [product, floor]) say(`${renewals} renewals in ${seconds.toFixed(1)} s`)
  return { product, floor }
}

/** How many a second. */
export function paceOf({ renewals, seconds }: RenewalResult): number {
  return renewals / seconds
}
