import { z } from 'zod'

const pattern = /^\d{1,3}([.,]\d{1,4})?\s{0,4}%?$/

/** "19", "10,75 %": a percentage as it is typed, up to all of it and four digits behind the point. */
export const Percent = z
  .string()
  .trim()
  .max(20, 'form.number')
  .regex(pattern, 'form.number')
  // What has failed before is asked all the same.
  .refine((text) => !pattern.test(text) || partsInAMillion(text) <= 1_000_000n, 'form.percent')

/** "10.75" as 107500. */
export function partsInAMillion(percent: string): bigint {
  const [whole = '0', fraction = ''] = percent.replace('%', '').trim().replace(',', '.').split('.')
  return BigInt(whole + fraction.padEnd(4, '0'))
}
