import { withdrawInvoice } from '../invoices/cancel-invoice.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isPayable } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import { lockCredit } from '../ledger/ledger-store.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { endCharging } from './due-charge-store.ts'

/**
 * Those of a customer's invoices that can still be paid, locked, and with them the credit that what came for them would become. The
 * customer's row has to be locked before: whoever makes such an invoice does so too, so that none appears meanwhile.
 */
export async function lockOpenInvoices(work: Work, ids: readonly InvoiceId[]): Promise<Issued[]> {
  const open: Issued[] = []
  for (const id of ids.toSorted()) {
    const invoice = orNotFound(await lockInvoice(work.trx, id))
    if (isPayable(invoice)) open.push(invoice)
  }
  const withMoney = open.filter(({ receivedMinor }) => receivedMinor > 0n)
  for (const currency of new Set(withMoney.map((invoice) => invoice.currency).sort())) {
    const [first] = withMoney
    if (first) await lockCredit(work.trx, first.customerId, currency)
  }
  return open
}

/**
 * Takes back open invoices, whose rows are locked: they are not charged any more, and what was paid towards them becomes credit.
 * `then` is done after each.
 */
export async function withdrawOpenInvoices(
  work: Work,
  invoices: readonly Issued[],
  reason: string,
  then: (invoice: Issued) => Promise<void> | void = () => undefined,
): Promise<void> {
  for (const invoice of invoices) {
    await withdrawInvoice(work, invoice, reason)
    await endCharging(work.trx, invoice.id)
    await then(invoice)
  }
}
