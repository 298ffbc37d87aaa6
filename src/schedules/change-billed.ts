import { takenBy } from '../invoices/given-back.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { changeBilledOfTerms } from '../purchases/billed-store.ts'
import { findPurchase } from '../purchases/purchase-store.ts'
import { isInstalmentPaid } from './instalment-states.ts'
import { instalmentLine, instalmentTerms } from './instalment-terms.ts'
import { findSchedule } from './schedule-store.ts'

// What is bought in instalments was billed what was paid of them, and is still with the shop.

export async function addPaidInstalments(
  work: Work,
  { invoice: { id } }: EventPayload<'instalment.paid'>,
): Promise<void> {
  await change(
    work,
    id,
    async () =>
      ({ amountMinor }) =>
        amountMinor,
  )
}

export async function takeRefundedInstalments(
  work: Work,
  { invoice: { id }, creditNote }: EventPayload<'credit_note.issued'>,
): Promise<void> {
  await change(work, id, async (invoice) => {
    const taken = await takenBy(work.trx, invoice, creditNote.id)
    return taken && ((line) => -taken(line))
  })
}

type Changing = (invoice: Issued) => Promise<((line: Line) => bigint) | null>

/** Changes what was billed by what `changing` says of each instalment that was paid with an invoice. */
async function change(work: Work, id: InvoiceId, changing: Changing): Promise<void> {
  const invoice = orNotFound(await findInvoice(work.trx, { id }))
  const lines = invoice.lines.filter(({ fulfilment }) => fulfilment?.kind === instalmentLine)
  if (lines.length === 0) return
  const by = await changing(invoice)
  if (!by) return
  const { purchaseId, instalments } = orNotFound(
    await findSchedule(work.trx, instalmentTerms(lines).scheduleId),
  )
  const paid = instalments.filter((each) => isInstalmentPaid(each) && each.invoiceId === id)
  const positions = paid.map(({ position }) => position)
  const byMinor = lines
    .filter((line) => instalmentTerms([line]).positions.every((each) => positions.includes(each)))
    .reduce((sum, line) => sum + by(line), 0n)
  // Instalments pay for the first term, or for what has none.
  const { startedOn: from } = orNotFound(await findPurchase(work.trx, purchaseId))
  await changeBilledOfTerms(work.trx, [{ purchaseId, from, byMinor }])
}
