import { type LeftOfLine, leftOfLines } from '../invoices/given-back.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { isPaid } from '../invoices/invoice-states.ts'
import { findInvoicesNotOver } from '../invoices/invoice-store.ts'
import { type CalendarDate, daysBetween, laterOf } from '../kernel/calendar.ts'
import type { InvoiceId, LineId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import type { Purchase } from '../purchases/purchase.ts'
import { renewal, renewalTerms } from '../purchases/purchase-terms.ts'
import type { Source, Standing } from './change.ts'
import type { Surroundings } from './change-store.ts'
import type { PaidTerm } from './reckon-change.ts'

/** The terms that are paid for and not over, and the money that came for them. */
export type PaidFor = {
  readonly terms: readonly PaidTerm[]
  /** The newest money first. */
  readonly sources: readonly Source[]
  readonly invoices: ReadonlyMap<InvoiceId, Issued>
  /** What is left of each line. */
  readonly left: ReadonlyMap<LineId, LeftOfLine>
}

type Paying = { readonly line: Line; readonly invoice: Issued }

type Around = Pick<Surroundings, 'soldLine' | 'soldBy' | 'renewedBy' | 'last'>

/** What a purchase is paid for, as of a day: by what it was bought and renewed with and, where it was changed, by what that left. */
export async function paidFor(
  reader: Reader,
  purchase: Purchase,
  { today, around }: { today: CalendarDate; around: Around },
): Promise<PaidFor> {
  const { soldLine, soldBy, renewedBy } = around
  const changed = around.last?.after ?? null
  const own = changed ? changed.sources.map(({ invoiceId }) => invoiceId) : [soldBy]
  const all = await findInvoicesNotOver(reader, own, { others: renewedBy, today })
  const found = all.filter((invoice) => isPaid(invoice))
  const invoices = new Map(found.map((invoice) => [invoice.id, invoice]))
  const left = await leftOfLines(reader, found)
  const since = changed?.terms.at(-1)?.to ?? null
  const paying = found
    .flatMap((invoice) => invoice.lines.map((line) => ({ invoice, line })))
    .filter(({ line }) => isOfTerm(line, purchase, { soldLine: changed ? null : soldLine, since }))
    .filter(({ line }) => line.delivered === null || line.delivered.to > today)
  return {
    terms: termsOf(purchase, { today, changed, paying, left }),
    sources: [...sourcesOf(purchase, paying), ...(changed?.sources ?? [])]
      .filter(({ to }) => to > today)
      .toSorted((a, b) => (a.invoiceId > b.invoiceId ? -1 : 1)),
    invoices,
    left,
  }
}

type Since = { readonly soldLine: LineId | null; readonly since: CalendarDate | null }

/** It sold the purchase, or renewed it after its last change. */
function isOfTerm(line: Line, { id }: Purchase, { soldLine, since }: Since): boolean {
  if (line.id === soldLine) return true
  if (line.fulfilment?.kind !== renewal || renewalTerms(line).purchaseId !== id) return false
  return line.delivered !== null && (since === null || line.delivered.from >= since)
}

type Known = {
  readonly today: CalendarDate
  readonly changed: Standing | null
  readonly paying: readonly Paying[]
  readonly left: ReadonlyMap<LineId, LeftOfLine>
}

function termsOf(purchase: Purchase, { today, changed, paying, left }: Known): PaidTerm[] {
  if (!purchase.cycle) return []
  const before = (changed?.terms ?? []).filter(({ to }) => to > today)
  const after = paying
    .flatMap(({ line: { id, delivered } }) =>
      delivered ? [{ ...delivered, billedMinor: left.get(id)?.amountMinor ?? 0n }] : [],
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const earlier = [...before, ...after].filter(({ to }) => to < (purchase.cycle?.expiresOn ?? to))
  // Of the last term the purchase itself knows what was billed, less what was given back of it.
  const { from, expiresOn: to } = purchase.cycle
  return [...earlier, { from, to, billedMinor: purchase.billedMinor }]
}

function sourcesOf({ startedOn }: Purchase, paying: readonly Paying[]): Source[] {
  return paying.map(({ line, invoice }) => ({
    lineId: line.id,
    invoiceId: invoice.id,
    worthMinor: line.amountMinor,
    from: line.delivered?.from ?? startedOn,
    to: line.delivered?.to ?? startedOn,
  }))
}

/** How much of a source can be given back at most on a day: its part for the days that are left, rounded up, and no more than is kept. */
export function keptOf({ lineId, worthMinor, from, to }: Source, paid: PaidFor, today: CalendarDate): bigint {
  const days = BigInt(Math.max(daysBetween(from, to), 1))
  const ahead = BigInt(Math.max(daysBetween(laterOf(from, today), to), 0))
  const part = (worthMinor * ahead + days - 1n) / days
  const left = paid.left.get(lineId)?.amountMinor ?? 0n
  return part < left ? part : left
}
