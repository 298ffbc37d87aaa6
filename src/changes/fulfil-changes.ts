import { findCustomer } from '../customers/customer-store.ts'
import { creditUndelivered } from '../invoices/credit-undelivered.ts'
import type { FulfilmentHandler } from '../invoices/fulfilment.ts'
import { type Issued, type Line, totalOf } from '../invoices/invoice.ts'
import { canonical } from '../kernel/json.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import type { Active } from '../purchases/purchase.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { lockPurchases, setChanging } from '../purchases/purchase-store.ts'
import { changeTerms } from '../purchases/purchase-terms.ts'
import { findRenewal } from '../purchases/renewal-store.ts'
import type { Change } from './change.ts'
import { isWaiting } from './change-states.ts'
import { findChange } from './change-store.ts'
import { makeChange } from './make-change.ts'
import { letGo } from './withdraw-change.ts'

/** A line that changes something owned: paid, it holds from that day; left, all stays as it is. It never expires. */
export const fulfilChanges: FulfilmentHandler = {
  async lock(work, lines) {
    await lockPurchases(
      work.trx,
      lines.map((line) => changeTerms(line).purchaseId),
    )
  },
  async onPaid(work, invoice, lines) {
    for (const line of lines) await changeOrCredit(work, invoice, line)
  },
  onRevived: async () => undefined,
  onExpired: takenBack,
  onCancelled: takenBack,
}

async function takenBack(work: Work, invoice: Issued, lines: readonly Line[]): Promise<void> {
  for (const line of lines) {
    const { change } = await changeOf(work, line)
    if (isWaiting(change)) await letGo(work, change, { invoice, reason: 'left' })
  }
}

async function changeOf(work: Work, line: Line) {
  const { purchaseId, changeId } = changeTerms(line)
  const [purchase] = await lockPurchases(work.trx, [purchaseId])
  return {
    purchase: orNotFound(purchase),
    change: orNotFound(await findChange(work.trx, changeId)),
  }
}

/** What was renewed, has ended, or is paid for otherwise meanwhile is not changed any more: the money is credit. */
async function changeOrCredit(work: Work, invoice: Issued, line: Line): Promise<void> {
  const { purchase, change } = await changeOf(work, line)
  if (isUsable(purchase) && isWaiting(change) && (await standsAsQuoted(work, purchase, change))) {
    await setChanging(work.trx, purchase.id, false)
    return makeChange(work, { change, purchase, paid: { invoice, line } })
  }
  await creditUndelivered(work, invoice, [line])
  if (isWaiting(change)) await letGo(work, change, { invoice, reason: 'overtaken' })
  await tell(work, change, invoice)
}

async function standsAsQuoted(work: Work, purchase: Active, { quote: { was } }: Change): Promise<boolean> {
  const { packageId, quantity, cycle } = purchase
  const quoted = { packageId: was.packageId, quantity: was.quantity, cycle: was.cycle }
  if (canonical({ packageId, quantity, cycle }) !== canonical(quoted)) return false
  if (cycle === null) return true
  // Its next term is nobody's to pay for yet, at the price before.
  const { expiresOn } = cycle
  return expiresOn > work.today && (await findRenewal(work.trx, purchase.id, expiresOn)) === undefined
}

async function tell(work: Work, { id, quote, customerId }: Change, invoice: Issued): Promise<void> {
  const customer = orNotFound(await findCustomer(work.trx, customerId))
  work.sendEmail({
    template: 'change.withdrawn',
    subjectId: id,
    occasion: 'withdrawn',
    ...addressedTo({ customerId, recipient: customer }),
    content: {
      name: customer.name,
      purchase: quote.was.name,
      wanted: quote.name,
      amount: totalOf(invoice),
      url: `${work.ports.shopUrl}/account/credit`,
    },
  })
}
