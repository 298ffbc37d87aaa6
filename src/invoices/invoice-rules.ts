import type { InvoiceId } from '../kernel/ids.ts'
import { ownership, type Rule } from '../platform/permission.ts'
import { ownerOfInvoice } from './invoice-store.ts'

/** The customer whom the invoice was made out to. */
export const ownsInvoice: Rule<{ invoiceId: InvoiceId } | { number: string }> = {
  grants: ['owner'],
  async verdict({ actor, reader }, which) {
    if (actor.kind !== 'customer') return ownership(actor, false)
    return ownership(actor, (await ownerOfInvoice(reader, which)) === actor.customerId)
  },
}
