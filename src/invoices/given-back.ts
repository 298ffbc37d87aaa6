import type { CreditNoteId, InvoiceId, LineId } from '../kernel/ids.ts'
import { divideRounded } from '../kernel/money.ts'
import type { Reader } from '../platform/database.ts'
import { isForUndelivered, type KnownNote, notesOf } from './credit-note-store.ts'
import type { Issued, Line } from './invoice.ts'
import { grossOfRate, withoutParts } from './totals.ts'

/** Tells of a line what a credit note took of its amount, in minor units: each line the same part, rounded over all notes together. */
export type TakenOf = (line: Pick<Line, 'amountMinor'>) => bigint

/** It took the same part of each line that was delivered. */
function isOfAllLines(note: KnownNote): boolean {
  return note.lineId === null && !isForUndelivered(note)
}

const sum = (notes: readonly KnownNote[]) => notes.reduce((minor, { totalMinor }) => minor + totalMinor, 0n)

function partOf(invoice: Issued, notes: readonly KnownNote[]) {
  const delivered = invoice.totalMinor - sum(notes.filter(isForUndelivered))
  return (amountMinor: bigint, back: bigint) =>
    back === 0n ? 0n : divideRounded(amountMinor * back, delivered)
}

/**
 * What a credit note of an invoice took of each of its lines. Null where it took back lines that were never delivered, of the others it
 * took nothing; and where it took back a single line, of which whoever issued it keeps account.
 */
export async function takenBy(
  reader: Reader,
  invoice: Issued,
  creditNoteId: CreditNoteId,
): Promise<TakenOf | null> {
  const notes = await notesOf(reader, [invoice.id])
  const note = notes.find(({ id }) => id === creditNoteId)
  if (!note || !isOfAllLines(note)) return null
  const after = sum(notes.filter((each) => isOfAllLines(each) && each.id <= note.id))
  const part = partOf(invoice, notes)
  return ({ amountMinor }) => part(amountMinor, after) - part(amountMinor, after - note.totalMinor)
}

/** What is left of a line: of its amount, and of all that bears its tax, with that. In minor units. */
export type LeftOfLine = { readonly amountMinor: bigint; readonly grossMinor: bigint }

/** What is left of each line of these invoices after all that was taken back of them. */
export async function leftOfLines(
  reader: Reader,
  invoices: readonly Issued[],
): Promise<ReadonlyMap<LineId, LeftOfLine>> {
  const notes = await notesOf(
    reader,
    invoices.map(({ id }) => id),
  )
  const ofInvoice = (id: InvoiceId) => notes.filter(({ invoiceId }) => invoiceId === id)
  return new Map(invoices.flatMap((invoice) => leftOf(invoice, ofInvoice(invoice.id))))
}

function leftOf(invoice: Issued, notes: readonly KnownNote[]): [LineId, LeftOfLine][] {
  const totals = withoutParts(invoice, notes)
  const part = partOf(invoice, notes)
  const back = sum(notes.filter(isOfAllLines))
  return invoice.lines.map(({ id, amountMinor, tax }) => {
    const own = notes.filter(({ lineId }) => lineId === id)
    const ofOwn = own.reduce(
      (minor, note) => minor + (invoice.taxMode === 'inclusive' ? note.totalMinor : note.netMinor),
      0n,
    )
    const left = amountMinor - part(amountMinor, back) - ofOwn
    return [id, { amountMinor: left > 0n ? left : 0n, grossMinor: grossOfRate(totals, tax) }]
  })
}
