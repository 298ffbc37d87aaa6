import { endCharging } from '../collection/due-charge-store.ts'
import { creditUndelivered } from '../invoices/credit-undelivered.ts'
import type { FulfilmentHandler } from '../invoices/fulfilment.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { isCustomersOwn } from '../invoices/invoice-states.ts'
import { saveDelivered } from '../invoices/invoice-store.ts'
import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { stopEach } from './end-purchases.ts'
import { hasUsableParent } from './parent-goes-on.ts'
import { decideRenewed, type Purchase } from './purchase.ts'
import { isRevivable } from './purchase-states.ts'
import { lockPurchases, savePurchase } from './purchase-store.ts'
import { renewalTerms } from './purchase-terms.ts'
import { deleteRenewals, setRenewalStatus } from './renewal-store.ts'

/**
 * Lines that renew something owned. Paid, each starts its next term. Expired, the renewal lapses (and can still be paid).
 * Cancelled by staff, what it was
 * for ends with the term that is paid; one that its customer began and left changes nothing else.
 */
export const fulfilRenewals: FulfilmentHandler = {
  async lock(work, lines) {
    await withPurchases(work, lines)
  },
  async onPaid(work, invoice, lines) {
    const undelivered: Line[] = []
    for (const renewed of parentsFirst(await withPurchases(work, lines))) {
      if (!(await renew(work, invoice, renewed))) undelivered.push(renewed.line)
    }
    await creditUndelivered(work, invoice, undelivered)
    await setRenewalStatus(work.trx, invoice.id, 'paid')
    await endCharging(work.trx, invoice.id)
  },
  /** Its expiry let nothing go: paying it is what starts the next term. */
  onRevived: async () => undefined,
  async onExpired(work, invoice) {
    await setRenewalStatus(work.trx, invoice.id, 'lapsed')
  },
  async onCancelled(work, invoice, lines) {
    const renewed = await withPurchases(work, lines)
    await deleteRenewals(work.trx, invoice.id)
    await endCharging(work.trx, invoice.id)
    if (isCustomersOwn(invoice)) return
    await stopEach(
      work,
      renewed.flatMap(({ purchase }) => purchase ?? []),
    )
  },
}

type Renewed = { line: Line; purchase: Purchase | undefined }

async function withPurchases(work: Work, lines: readonly Line[]): Promise<Renewed[]> {
  const idOf = (line: Line) => renewalTerms(line).purchaseId
  const purchases = await lockPurchases(work.trx, lines.map(idOf))
  const byId = new Map(purchases.map((purchase) => [purchase.id, purchase]))
  return lines.map((line) => ({ line, purchase: byId.get(idOf(line)) }))
}

/** What belongs to something that is renewed beside it comes after that, which may have to be brought back first. */
function parentsFirst(renewed: readonly Renewed[]): Renewed[] {
  const ids = new Set(renewed.flatMap(({ purchase }) => purchase?.id ?? []))
  const isFirst = ({ purchase }: Renewed) => !purchase?.parentId || !ids.has(purchase.parentId)
  const first = renewed.filter(isFirst)
  const others = renewed.filter((each) => !first.includes(each))
  return first.length === 0 ? others : [...first, ...parentsFirst(others)]
}

/**
 * Whether there was something to renew: what was cancelled meanwhile stays cancelled, and what must be attached is of no use without what
 * it belongs to.
 */
async function renew(work: Work, invoice: Issued, { line, purchase }: Renewed): Promise<boolean> {
  if (!purchase) return false
  const decided = decideRenewed(purchase, { ...line, on: work.today })
  if (!decided.accepted || !(await hasUsableParent(work.trx, purchase))) return false
  const after = decided.value
  const { from, expiresOn: to } = after.cycle
  await Promise.all([savePurchase(work.trx, after), saveDelivered(work.trx, [{ lineId: line.id, from, to }])])
  work.record({
    type: 'purchase.renewed',
    customerId: after.customerId,
    purchase: refOf(after),
    invoice: refOf(invoice),
    from,
    to,
    wasExpired: isRevivable(purchase),
  })
  return true
}
