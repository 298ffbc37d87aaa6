import type { CreditNoteId } from '../kernel/ids.ts'
import { divideRounded } from '../kernel/money.ts'
import type { Reader } from '../platform/database.ts'
import { isForUndelivered, notesOf } from './credit-note-store.ts'
import type { Issued, Line } from './invoice.ts'

/** Tells of a line what a credit note took of its amount, in minor units: each line the same part, rounded over all notes together. */
export type TakenOf = (line: Pick<Line, 'amountMinor'>) => bigint

/**
 * What a credit note of an invoice took of each of its lines. Null where it took back lines that were never delivered: of the others it
 * took nothing.
 */
export async function takenBy(
  reader: Reader,
  invoice: Issued,
  creditNoteId: CreditNoteId,
): Promise<TakenOf | null> {
  const notes = await notesOf(reader, invoice.id)
  const note = notes.find(({ id }) => id === creditNoteId)
  if (!note || isForUndelivered(note)) return null
  const sum = (some: typeof notes) => some.reduce((minor, { totalMinor }) => minor + totalMinor, 0n)
  const delivered = invoice.totalMinor - sum(notes.filter(isForUndelivered))
  const after = sum(notes.filter((each) => !isForUndelivered(each) && each.id <= note.id))
  const partOf = (amountMinor: bigint, back: bigint) => divideRounded(amountMinor * back, delivered)
  return ({ amountMinor }) => partOf(amountMinor, after) - partOf(amountMinor, after - note.totalMinor)
}
