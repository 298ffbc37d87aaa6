import { returnStock, takeSoldStock } from '../catalog/catalog-store.ts'
import { findCustomer } from '../customers/customer-store.ts'
import { issueCreditNote } from '../invoices/credit-note.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { isPaid } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { assert, present } from '../kernel/assert.ts'
import { addTerm, dayOfMonth } from '../kernel/calendar.ts'
import { money } from '../kernel/money.ts'
import { creditAccount } from '../ledger/account.ts'
import { postJournals } from '../ledger/ledger-store.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import type { Active } from '../purchases/purchase.ts'
import { saveChanged } from '../purchases/purchase-store.ts'
import type { Change, Given, Standing } from './change.ts'
import { saveDone } from './change-store.ts'
import './change-emails.ts'

type Making = {
  readonly change: Change
  /** Whose row is locked, and which stands as it did when the change was quoted. */
  readonly purchase: Active
  /** What it was paid with. */
  readonly paid: { readonly invoice: Issued; readonly line: Line } | null
}

/** The change holds from today, at the quoted amount. What it gives back becomes credit, by a credit note for each invoice. */
export async function makeChange(work: Work, { change, purchase, paid }: Making): Promise<void> {
  const { quote } = change
  const after = standingFrom(work, change, paid)
  const changed: Active = {
    ...purchase,
    packageId: after.packageId,
    kind: after.kind,
    name: after.name,
    quantity: after.quantity,
    fields: after.fields,
    priceMinor: after.priceMinor,
    taxClassId: after.taxClassId,
    cycle: after.cycle,
    billedMinor: after.billedMinor,
    discount: after.discount,
    graceDays: after.graceDays,
    renewBeforeDays: after.renewBeforeDays,
    renewAfterDays: after.renewAfterDays,
    mustAttach: after.mustAttach,
  }
  await saveChanged(work.trx, changed)
  const gave = quote.givesStock > 0 && (await returnStock(work.trx, quote.was.packageId, quote.givesStock))
  const done = { took: quote.takesStock, gave: gave ? quote.givesStock : 0, at: work.now, on: work.today }
  await saveDone(work.trx, change.id, { ...done, before: quote.was, after })
  work.record({
    type: 'purchase.changed',
    customerId: changed.customerId,
    purchase: refOf(changed),
    before: quote.was.name,
    invoice: paid && refOf(paid.invoice),
    from: changed.cycle?.from ?? null,
    to: changed.cycle?.expiresOn ?? null,
  })
  for (const each of quote.given) await giveAsCredit(work, changed, each)
  if (!paid) await tell(work, change, changed)
}

/** As it was quoted; a new term begins with the payment, and the money that came is for the days from then on. */
function standingFrom(work: Work, { quote, fields }: Change, paid: Making['paid']): Standing {
  const { becomes, mode } = quote
  const cycle = becomes.cycle && mode === 'restart' ? beginning(work, becomes.cycle) : becomes.cycle
  const terms =
    cycle && mode === 'restart'
      ? becomes.terms.map((term) => ({ ...term, from: cycle.from, to: cycle.expiresOn }))
      : becomes.terms
  const to = terms.at(-1)?.to ?? work.today
  const came = paid
    ? [
        {
          lineId: paid.line.id,
          invoiceId: paid.invoice.id,
          worthMinor: paid.line.amountMinor,
          from: work.today,
          to,
        },
      ]
    : []
  return {
    ...becomes,
    cycle,
    terms,
    fields: fields ?? becomes.fields,
    sources: [...came, ...becomes.sources],
  }
}

function beginning({ today }: Work, { term }: NonNullable<Standing['cycle']>) {
  const anchorDay = dayOfMonth(today)
  return { term, anchorDay, from: today, expiresOn: addTerm(today, term, anchorDay) }
}

/** Why a credit note took back what was left of a line. */
const packageChanged = 'package_changed'

async function giveAsCredit(work: Work, purchase: Active, given: Given): Promise<void> {
  const invoice = orNotFound(await lockInvoice(work.trx, given.invoiceId))
  assert(isPaid(invoice), 'what is given back was paid')
  const line = present(
    invoice.lines.find(({ id }) => id === given.lineId),
    'the line that is given back',
  )
  const { customerId, id: invoiceId, currency } = invoice
  const amount = money(given.totalMinor, currency)
  const to = creditAccount(customerId)
  const note = await issueCreditNote(work, invoice, { amount, reason: packageChanged, to, line })
  const kind = 'change_to_credit' as const
  const journal = { kind, customerId, invoiceId, paymentId: null, postings: note.postings }
  await postJournals(work.trx, [journal], { at: work.now, newId: work.newId })
  work.record({
    type: 'change.credited',
    customerId: purchase.customerId,
    purchase: refOf(purchase),
    invoice: refOf(invoice),
    amount,
  })
}

async function tell(work: Work, { id, quote }: Change, purchase: Active): Promise<void> {
  const { customerId, name, cycle } = purchase
  const customer = orNotFound(await findCustomer(work.trx, customerId))
  work.sendEmail({
    template: 'purchase.changed',
    subjectId: id,
    occasion: 'changed',
    ...addressedTo({ customerId, recipient: customer }),
    content: {
      name: customer.name,
      before: quote.was.name,
      purchase: name,
      credit: quote.creditMinor > 0n ? money(quote.creditMinor, quote.currency) : null,
      until: cycle?.expiresOn ?? null,
      url: `${work.ports.shopUrl}/account/purchases/${purchase.id}`,
    },
  })
}

/** Takes what the change will deliver out of stock; false where there are not so many left. What is only taken back is there in any case. */
export async function takeForChange(
  work: Work,
  { quote }: Pick<Change, 'quote'>,
  take: (packageId: Standing['packageId'], quantity: number) => Promise<boolean>,
): Promise<boolean> {
  const { takesStock, packageId, undoes } = quote
  if (takesStock === 0) return true
  if (!undoes) return take(packageId, takesStock)
  await takeSoldStock(work.trx, packageId, takesStock)
  return true
}
