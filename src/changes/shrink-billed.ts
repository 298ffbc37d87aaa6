import { takenBy } from '../invoices/given-back.ts'
import type { Line } from '../invoices/invoice.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { divideRounded } from '../kernel/money.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { changeBilledOfTerms } from '../purchases/billed-store.ts'
import { findPurchase } from '../purchases/purchase-store.ts'
import { change as changeKind, changeTerms } from '../purchases/purchase-terms.ts'
import { lastChange } from './change-store.ts'

/** What was given back of the charge for a change was not billed for the term: nothing gives it back again. */
export async function shrinkBilled(
  work: Work,
  { invoice: { id }, creditNote }: EventPayload<'credit_note.issued'>,
): Promise<void> {
  const invoice = orNotFound(await findInvoice(work.trx, { id }))
  const lines = invoice.lines.filter(({ fulfilment }) => fulfilment?.kind === changeKind)
  const taken = lines.length > 0 ? await takenBy(work.trx, invoice, creditNote.id) : null
  if (!taken) return
  for (const line of lines) await shrink(work, line, taken(line))
}

/** By as much of what the change had added to what is billed for the last of its terms. */
async function shrink(work: Work, line: Line, takenMinor: bigint): Promise<void> {
  const { purchaseId, changeId } = changeTerms(line)
  const last = await lastChange(work.trx, purchaseId)
  if (last?.id !== changeId) return
  const { quote, after } = last
  const added = quote.mode === 'keep_date' ? after.billedMinor - quote.was.billedMinor : quote.amountMinor
  const byMinor = -divideRounded(takenMinor * added, quote.amountMinor)
  const { startedOn } = orNotFound(await findPurchase(work.trx, purchaseId))
  const from = after.cycle?.from ?? startedOn
  await changeBilledOfTerms(work.trx, [{ purchaseId, from, byMinor }])
}
