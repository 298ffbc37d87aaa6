import type { CustomerId } from '../kernel/ids.ts'
import type { View } from '../platform/use-case.ts'
import { joinedBy, type Later, type LaterRenewals } from './later.ts'
import type { Quote } from './quote.ts'
import '../collection/collection-ports.ts'

/**
 * A quote whose later renewals are told with what else of this buyer will stand on their invoices (01-domain, Next charge). What is
 * agreed to by ordering is the quote without them: they may change meanwhile.
 */
export async function withOthers(view: View, customerId: CustomerId | null, quote: Quote): Promise<Quote> {
  const { shop } = view
  const lastOn = quote.later
    .filter(isRenewals)
    .map(({ on }) => on)
    .sort()
    .at(-1)
  if (!customerId || !lastOn || !shop.shareRenewalInvoice) return quote
  const charges = await view.ports.nextCharges(view, customerId, lastOn)
  const later = quote.later.map((each) => {
    if (!isRenewals(each)) return each
    const shared = charges.find((charge) => charge.coming?.group === each.group)
    if (!shared?.coming) return each
    const names = shared.items.map(({ name }) => name)
    return joinedBy(each, { names, lines: shared.coming.lines })
  })
  return { ...quote, later }
}

function isRenewals(each: Later): each is LaterRenewals {
  return each.kind === 'renewals'
}
