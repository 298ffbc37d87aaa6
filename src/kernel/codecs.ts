import { z } from 'zod'
import type { CalendarDate, Instant } from './calendar.ts'

// What JSON has no kind of its own for. Each is a text there; what reads and writes it stands here, once.

/** A whole number of any size: a decimal text in JSON, a bigint here. */
function wholeNumber(within: z.ZodBigInt) {
  return z.codec(z.string().regex(/^-?\d{1,18}$/), within, { decode: BigInt, encode: String })
}

/** Minor units of a currency that stands beside them. */
export const MinorUnits = wholeNumber(z.bigint())

export function minorUnits({ least, most }: { least: bigint; most: bigint }) {
  return wholeNumber(z.bigint().min(least).max(most))
}

/** A rate or a share: 19 % is 190000. */
export const PartsPerMillion = wholeNumber(z.bigint().min(0n).max(1_000_000n))

/** A sum of money: `{ "minor": "1000", "currency": "EUR" }` in JSON. */
export const MoneyCodec = z.object({ minor: MinorUnits, currency: z.string() })

/** An amount as the database's JSON has it, which is passed on as it is: a decimal text of minor units. */
export const MinorText = z.string().regex(/^-?\d+$/)
export const MoneyText = z.object({ minor: MinorText, currency: z.string() })

/** A calendar day, "2026-03-01". */
export const Day = z.iso.date() as unknown as z.ZodType<CalendarDate, string>

/** A moment in UTC with its milliseconds, "2026-03-01T10:00:00.000Z". */
export const Moment = z.iso.datetime({ precision: 3 }) as unknown as z.ZodType<Instant, string>

/** A moment as the database's JSON writes it. */
export const MomentText = z.iso.datetime({ offset: true })

/** What a file holds: base64 in JSON. */
export const Bytes = z.codec(z.base64(), z.instanceof(Uint8Array) as z.ZodType<Uint8Array, Uint8Array>, {
  decode: (text): Uint8Array => Uint8Array.fromBase64(text),
  encode: (bytes) => bytes.toBase64(),
})

/** Nothing: null in JSON. */
export const NoOutput = z.codec(z.null(), z.void(), { decode: () => undefined, encode: () => null })

/** A list that is only read. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly()
}
