import { takenBy } from '../invoices/given-back.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { changeBilledOfLines, changeBilledOfTerms } from './billed-store.ts'
import { newPurchase, renewal, renewalTerms } from './purchase-terms.ts'

/** What was given back of the current term of a purchase was not billed for it: a change, or ending it, never gives that back again. */
export async function shrinkBilled(
  work: Work,
  { invoice: { id }, creditNote }: EventPayload<'credit_note.issued'>,
): Promise<void> {
  const invoice = orNotFound(await findInvoice(work.trx, { id }))
  const taken = await takenBy(work.trx, invoice, creditNote.id)
  if (!taken) return
  const ofKind = (kind: string) => invoice.lines.filter(({ fulfilment }) => fulfilment?.kind === kind)
  const bought = ofKind(newPurchase).map((line) => ({ lineId: line.id, byMinor: -taken(line) }))
  const renewed = ofKind(renewal).flatMap((line) => {
    const { purchaseId } = renewalTerms(line)
    return line.delivered ? [{ purchaseId, from: line.delivered.from, byMinor: -taken(line) }] : []
  })
  if (bought.length > 0) await changeBilledOfLines(work.trx, bought)
  if (renewed.length > 0) await changeBilledOfTerms(work.trx, renewed)
}
