import { z } from 'zod'
import { Term } from '../catalog/package.ts'
import { AppliedTax } from '../catalog/tax.ts'
import { Address } from '../customers/customer.ts'
import { Day, list, MinorText, MinorUnits, Moment, PartsPerMillion } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId, LineId } from '../kernel/ids.ts'
import { type Breakdown, type Line, lineKinds, origins } from './invoice.ts'
import { beginners } from './invoice-states.ts'
import type { Totals } from './totals.ts'

// An invoice as it is told: everything that it says, and nothing of what paying it brings about.

const counted = {
  unitMinor: MinorText,
  quantity: z.number().int(),
  coupon: z.string().exactOptional(),
}

const ShownBreakdown = z.discriminatedUnion('kind', [
  z.object({ ...counted, kind: z.literal('price'), term: Term.nullable() }),
  z.object({ ...counted, kind: z.enum(['setup', 'renewal']) }),
  z.object({
    ...counted,
    kind: z.literal('instalment'),
    position: z.number().int(),
    count: z.number().int(),
    wholeMinor: MinorText,
  }),
  z.object({
    ...counted,
    kind: z.literal('change'),
    from: z.string(),
    mode: z.enum(['keep_date', 'restart', 'undo']).nullable(),
    term: Term.nullable(),
    newMinor: MinorText,
    parts: list(z.object({ billedMinor: MinorText, left: z.number().int(), days: z.number().int() })),
  }),
]) satisfies z.ZodType<Breakdown>

/** A line that is not written yet: what it costs, and for what. */
export const QuotedLine = z.object({
  kind: z.enum(lineKinds),
  description: z.string(),
  quantity: z.number().int(),
  unitMinor: MinorUnits,
  discountMinor: MinorUnits,
  tax: AppliedTax,
  period: z.object({ from: Day, to: Day, paidBy: Day.nullable() }).nullable(),
  breakdown: ShownBreakdown,
})
export const ShownLine = QuotedLine.extend({
  id: LineId,
  amountMinor: MinorUnits,
  delivered: z.object({ from: Day, to: Day }).nullable(),
})
export type ShownLine = z.output<typeof ShownLine>

/** A line without what paying it brings about. */
export function shownLine({ fulfilment: _fulfilment, ...line }: Line): ShownLine {
  return line
}

export const ShownTotals = z.object({
  netMinor: MinorUnits,
  taxMinor: MinorUnits,
  totalMinor: MinorUnits,
  taxes: list(
    z.object({ name: z.string(), ratePpm: PartsPerMillion, baseMinor: MinorUnits, taxMinor: MinorUnits }),
  ),
}) satisfies z.ZodType<Totals>

const said = {
  ...ShownTotals.shape,
  id: InvoiceId,
  customerId: CustomerId,
  origin: z.enum(origins),
  begunBy: z.enum(beginners),
  title: z.string(),
  currency: z.string(),
  taxMode: z.enum(['exclusive', 'inclusive']),
  billedTo: Address.extend({ name: z.string(), company: z.string(), taxId: z.string() }),
  seller: z.object({ name: z.string(), address: z.string(), taxId: z.string() }),
  purchaseOrder: z.string().nullable(),
  lines: list(ShownLine),
  number: z.string(),
  issuedAt: Moment,
  issuedOn: Day,
  dueOn: Day,
  expiresOn: Day.nullable(),
  receivedMinor: MinorUnits,
  refundedMinor: MinorUnits,
}

export const Recipient = z.object({ name: z.string(), email: z.string(), locale: z.string() })

/** An issued invoice in every state that there is, with what else is told of it. */
export function shownInvoice<More extends z.ZodRawShape>(more: More) {
  return z.discriminatedUnion('status', [
    z.object({ ...said, ...more, status: z.literal('pending') }),
    z.object({ ...said, ...more, status: z.literal('expired') }),
    z.object({ ...said, ...more, status: z.literal('paid'), paidAt: Moment }),
    z.object({
      ...said,
      ...more,
      status: z.literal('cancelled'),
      cancelledAt: Moment,
      cancelReason: z.string(),
    }),
  ])
}
