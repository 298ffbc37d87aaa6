import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { Term } from '../catalog/package.ts'
import { AppliedTax } from '../catalog/tax.ts'
import type { Instant } from '../kernel/calendar.ts'
import { Day, list, MinorUnits } from '../kernel/codecs.ts'
import {
  ChangeId,
  type CustomerId,
  InvoiceId,
  LineId,
  OptionId,
  PackageId,
  type PurchaseId,
  TaxClassId,
} from '../kernel/ids.ts'

/** A term that is paid for and not over. */
const PaidTerm = z.object({ from: Day, to: Day, billedMinor: MinorUnits })

/**
 * Money that a line brought for these terms: so much of it is for the days between, the rest was used up. What can be given back of it
 * is no more than that part for the days that are left.
 */
export const Source = z.object({
  lineId: LineId,
  invoiceId: InvoiceId,
  worthMinor: MinorUnits,
  from: Day,
  to: Day,
})
export type Source = z.output<typeof Source>

const Discount = z.object({
  code: z.string(),
  left: z.number().int().nullable(),
  percentPpm: z.string().nullable(),
  minor: z.string().nullable(),
})

/** All that a change may change of a purchase, as it was before and is after it. */
export const Standing = z.object({
  packageId: PackageId,
  kind: z.string(),
  name: z.string(),
  quantity: z.number().int(),
  fields: list(FieldValue),
  priceMinor: MinorUnits,
  taxClassId: TaxClassId,
  cycle: z.object({ term: Term, anchorDay: z.number().int(), from: Day, expiresOn: Day }).nullable(),
  billedMinor: MinorUnits,
  discount: Discount.nullable(),
  graceDays: z.number().int(),
  renewBeforeDays: z.number().int(),
  renewAfterDays: z.number().int(),
  mustAttach: z.boolean(),
  terms: list(PaidTerm),
  sources: list(Source),
})
export type Standing = z.output<typeof Standing>

/** A part of a line that is given back as credit, before tax or with it as the line has it, and in all. */
const Given = z.object({
  lineId: LineId,
  invoiceId: InvoiceId,
  amountMinor: MinorUnits,
  totalMinor: MinorUnits,
})
export type Given = z.output<typeof Given>

/** What becomes of a purchase that is changed, to the minor unit: as it is shown, kept, and committed. */
export const ChangeQuote = z.object({
  packageId: PackageId,
  optionId: OptionId.nullable(),
  name: z.string(),
  quantity: z.number().int(),
  currency: z.string(),
  term: Term.nullable(),
  /** For all of it and one term, and less what a running coupon goes on taking off. */
  fullMinor: MinorUnits,
  newMinor: MinorUnits,
  /** The running coupon: whether it goes on. */
  coupon: z.object({ code: z.string(), goesOn: z.boolean() }).nullable(),
  isTaxIncluded: z.boolean(),
  tax: AppliedTax,
  mode: z.enum(['keep_date', 'restart', 'undo']).nullable(),
  /** What is charged, without tax where that is added; zero where nothing is. */
  amountMinor: MinorUnits,
  /** The same with tax, and what is given back as credit. */
  payMinor: MinorUnits,
  creditMinor: MinorUnits,
  given: list(Given),
  /** How the amount came about. */
  parts: list(z.object({ billedMinor: MinorUnits, left: z.number().int(), days: z.number().int() })),
  /** How many it takes of what it becomes, and puts back of what it was. */
  takesStock: z.number().int(),
  givesStock: z.number().int(),
  was: Standing,
  becomes: Standing,
  /** The change of today that is taken back. */
  undoes: ChangeId.nullable(),
})
export type ChangeQuote = z.output<typeof ChangeQuote>

export const changeStatuses = ['quoted', 'waiting', 'done', 'withdrawn'] as const
export type ChangeStatus = (typeof changeStatuses)[number]

export type Change = {
  readonly id: ChangeId
  readonly purchaseId: PurchaseId
  readonly customerId: CustomerId
  readonly status: ChangeStatus
  readonly quote: ChangeQuote
  readonly digest: string
  readonly quotedAt: Instant
  /** What was entered for it. */
  readonly fields: readonly FieldValue[] | null
  readonly invoiceId: InvoiceId | null
}

/** How long a quote holds, and how long its invoice can be paid (01-domain, Change). */
export const quoteHoldsMs = 3_600_000
export const payableMs = 23 * 3_600_000
