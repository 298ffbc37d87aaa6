import { z } from 'zod'
import { takeSoldStock, takeStock } from '../catalog/catalog-store.ts'
import { type FieldValue, readFieldValues } from '../catalog/field-values.ts'
import { announceInvoice } from '../collection/announce-invoice.ts'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import { withdrawInvoice } from '../invoices/cancel-invoice.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isPayable, isToBePaid } from '../invoices/invoice-states.ts'
import { lockInvoices } from '../invoices/invoice-store.ts'
import { issueInvoice, type NewLine } from '../invoices/issue-invoice.ts'
import { dateIn, plusDays, plusMilliseconds } from '../kernel/calendar.ts'
import { ChangeId, type InvoiceId, PurchaseId } from '../kernel/ids.ts'
import { lockCredit } from '../ledger/ledger-store.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, isShopItself, staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import type { Active } from '../purchases/purchase.ts'
import { ownsPurchase } from '../purchases/purchase-rules.ts'
import { lockPurchases, ownerOfPurchase, setChanging } from '../purchases/purchase-store.ts'
import { change as changeKind } from '../purchases/purchase-terms.ts'
import { openRenewalInvoices } from '../purchases/renewal-store.ts'
import { renewedBy, withdrawRenewals } from '../purchases/withdraw-renewals.ts'
import { carriedFields } from './carried-fields.ts'
import { type Change, type ChangeQuote, payableMs, quoteHoldsMs } from './change.ts'
import { isChanged, isQuoted, isWaiting } from './change-states.ts'
import { findChange, saveWaiting, surroundingsOf, waitingChange } from './change-store.ts'
import { type Changeable, changeableOf } from './changeable.ts'
import { makeChange } from './make-change.ts'
import { digestOf, quotedAgain, targetItem } from './quote-change.ts'
import { letGo } from './withdraw-change.ts'

/**
 * Commits what was shown, or nothing (01-domain, Change). What has to be paid holds as soon as it is, and answers with the number of its
 * invoice; all else holds at once. Done twice, it answers as the first time.
 */
export const commitChange = useCase({
  name: 'change.commit',
  input: z.object({
    purchaseId: PurchaseId,
    changeId: ChangeId,
    /** What the other package asks besides, by the ids of its fields. */
    fields: z.record(z.string().max(40), z.string().max(10_000)).default({}),
  }),
  output: z.object({ number: z.string().nullable() }),
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId, changeId, fields: typed }) {
    const customerId = orNotFound(await ownerOfPurchase(work.trx, purchaseId))
    const customer = orNotFound(await lockCustomer(work.trx, customerId))
    const change = orNotFound(await findChange(work.trx, changeId))
    if (change.purchaseId !== purchaseId) throw new Refused('not_found')
    if (!isQuoted(change)) return { number: await numberOf(work, change) }
    if (plusMilliseconds(change.quotedAt, quoteHoldsMs) <= work.now) throw new Refused('change_quote_expired')
    const { open, earlier, changeable } = await locked(work, change)
    const { purchase } = changeable
    const fields = readFields(changeable, change.quote, typed)
    if (earlier) await replace(work, earlier)
    await takeFor(work, change.quote)
    await withdrawRenewals(work, open, 'package_changed')
    if (change.quote.payMinor > 0n) return begin(work, { change, customer, purchase, fields })
    await makeChange(work, { change: { ...change, fields }, purchase, paid: null })
    return { number: null }
  },
})

/** Takes what it will deliver out of stock. What is only taken back is its customer's in any case. */
async function takeFor({ trx }: Work, { takesStock, packageId, undoes, name }: ChangeQuote): Promise<void> {
  if (takesStock === 0) return
  if (undoes) return takeSoldStock(trx, packageId, takesStock)
  if (!(await takeStock(trx, packageId, takesStock))) throw new Refused('out_of_stock', { name })
}

/** What it was answered with before; what came to nothing since is to be quoted anew. */
async function numberOf(work: Work, change: Change): Promise<string | null> {
  if (isChanged(change) && !change.invoiceId) return null
  if (!change.invoiceId || !(isWaiting(change) || isChanged(change)))
    throw new Refused('change_quote_outdated')
  const [invoice] = await lockInvoices(work.trx, [change.invoiceId])
  return orNotFound(invoice).number
}

type Locked = {
  /** Unpaid renewals of the purchase. */
  readonly open: readonly Issued[]
  /** A change that waits, and makes way. */
  readonly earlier: { readonly change: Change; readonly invoice: Issued } | null
  readonly changeable: Changeable
}

/** Everything that the change touches, locked in order, and still as it was when it was quoted. */
async function locked(work: Work, { purchaseId, customerId, quote, digest }: Change): Promise<Locked> {
  const waiting = await waitingChange(work.trx, purchaseId)
  const renewals = await openRenewalInvoices(work.trx, [purchaseId])
  const others = [waiting?.invoiceId, ...quote.given.map(({ invoiceId }) => invoiceId)]
  const ids = [...renewals, ...others].filter((id): id is InvoiceId => typeof id === 'string')
  const invoices = await lockInvoices(work.trx, [...new Set(ids)])
  const open = invoices.filter((invoice) => renewals.includes(invoice.id) && isPayable(invoice))
  await lockCredit(work.trx, customerId, quote.currency)
  const purchases = await lockPurchases(work.trx, [purchaseId, ...open.flatMap(renewedBy)])
  const purchase = orNotFound(purchases.find(({ id }) => id === purchaseId))
  const decided = await changeableOf(work, purchase, await surroundingsOf(work.trx, purchase))
  if (!decided.accepted) throw new Refused('change_not_offered')
  const changeable = decided.value
  const again = quotedAgain(changeable, quote)
  if (!again || digestOf(again, changeable) !== digest) throw new Refused('change_quote_outdated')
  const itsInvoice = invoices.find(({ id }) => id === waiting?.invoiceId)
  // It may have ended while its invoice was waited for.
  const stillWaits = waiting && itsInvoice && isToBePaid(itsInvoice)
  const earlier = stillWaits ? { change: waiting, invoice: itsInvoice } : null
  return { open, earlier, changeable }
}

/** What the other package asks besides what was entered before and fits. */
function readFields(changeable: Changeable, quote: ChangeQuote, typed: Record<string, string>): FieldValue[] {
  if (quote.undoes) return []
  const item = orNotFound(targetItem(changeable, quote))
  const { missing } = carriedFields(item, changeable.item, changeable.purchase.fields)
  const { values, problems } = readFieldValues(missing, typed)
  if (problems.length > 0) throw new Refused('invalid_input', {}, problems)
  return values
}

/** The change that waits makes way for this one. */
async function replace(work: Work, { change, invoice }: NonNullable<Locked['earlier']>): Promise<void> {
  await withdrawInvoice(work, invoice, 'left')
  await letGo(work, change, { invoice, reason: 'left' })
}

type Beginning = {
  readonly change: Change
  readonly customer: Customer
  readonly purchase: Active
  readonly fields: readonly FieldValue[]
}

/** It waits to be paid. Meanwhile the renewal of what it changes is not invoiced. */
async function begin(work: Work, { change, customer, purchase, fields }: Beginning) {
  const { quote } = change
  const until = plusMilliseconds(work.now, payableMs)
  await setChanging(work.trx, purchase.id, true)
  const invoice = await issueInvoice(work, {
    customer,
    origin: 'change',
    begunBy: isShopItself(work) ? 'shop' : 'customer',
    currency: quote.currency,
    taxMode: purchase.taxMode,
    lines: [lineOf(work, change)],
    dueOn: work.today,
    // A day later than it is taken back.
    expiresOn: plusDays(dateIn(work.shop.timeZone, until), 1),
  })
  await saveWaiting(work.trx, change.id, { invoiceId: invoice.id, until, fields })
  const { customerId } = invoice
  const { name } = quote
  work.record({ type: 'change.begun', customerId, purchase: refOf(purchase), name, invoice: refOf(invoice) })
  if (isShopItself(work)) await announceInvoice(work, invoice)
  return { number: invoice.number }
}

function lineOf({ today }: Work, { id: changeId, purchaseId, quote }: Change): NewLine {
  const { amountMinor, mode, parts, becomes, was, newMinor, tax, term, quantity } = quote
  const unitMinor = amountMinor
  const keeps = becomes.cycle && mode !== 'restart'
  return {
    kind: 'change',
    description: quote.name,
    quantity: 1,
    unitMinor,
    discountMinor: 0n,
    tax,
    period: becomes.cycle && keeps ? { from: today, to: becomes.cycle.expiresOn, paidBy: null } : null,
    breakdown: {
      kind: 'change',
      from: was.name,
      mode,
      term: mode === 'restart' ? term : null,
      newMinor: String(newMinor),
      parts: parts.map(({ billedMinor, left, days }) => ({ billedMinor: String(billedMinor), left, days })),
      unitMinor: String(unitMinor),
      quantity,
    },
    fulfilment: { kind: changeKind, terms: { purchaseId, changeId } },
  }
}
