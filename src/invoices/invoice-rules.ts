import type { InvoiceId } from '../kernel/ids.ts'
import { ownership, type Rule } from '../platform/permission.ts'
import { ownerOfInvoice, ownersOfInvoices } from './invoice-store.ts'

/** The customer whom the invoice was made out to. */
export const ownsInvoice: Rule<{ invoiceId: InvoiceId } | { number: string }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, which) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    return ownership(actor, (await ownerOfInvoice(reader, which)) === actor.customerId)
  },
}

/** The customer whom all of these invoices were made out to. */
export const ownsInvoices: Rule<{ invoiceIds: readonly InvoiceId[] }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, { invoiceIds }) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    const owners = await ownersOfInvoices(reader, invoiceIds)
    const areTheirs = owners.length === 1 && owners[0] === actor.customerId
    return ownership(actor, areTheirs)
  },
}
