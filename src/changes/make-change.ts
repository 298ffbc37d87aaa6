import { findPackages, returnStock } from '../catalog/catalog-store.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import { findCustomer } from '../customers/customer-store.ts'
import { giveAsCredit } from '../invoices/give-as-credit.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import { money } from '../kernel/money.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { type Active, firstCycle } from '../purchases/purchase.ts'
import { saveChanged } from '../purchases/purchase-store.ts'
import { carriedFields } from './carried-fields.ts'
import type { Change, ChangeQuote, Given, Standing } from './change.ts'
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
  const after = { ...standingFrom(work, quote, paid), fields: await fieldsOf(work, change, purchase) }
  const { terms: _terms, sources: _sources, ...is } = after
  const changed: Active = { ...purchase, ...is }
  await saveChanged(work.trx, changed)
  const gave = quote.givesStock > 0 && (await returnStock(work.trx, quote.was.packageId, quote.givesStock))
  const done = { after, gave: gave ? quote.givesStock : 0, at: work.now, on: work.today }
  await saveDone(work.trx, change.id, done)
  work.record({
    type: 'purchase.changed',
    customerId: changed.customerId,
    purchase: refOf(changed),
    before: quote.was.name,
    invoice: paid && refOf(paid.invoice),
    from: changed.cycle?.from ?? null,
    to: changed.cycle?.expiresOn ?? null,
  })
  for (const each of quote.given) await give(work, changed, each)
  if (!paid) await tell(work, change, changed)
}

/** As it was quoted; a new term begins with the payment, and the money that came is for the days from then on. */
function standingFrom(work: Work, { becomes, mode }: ChangeQuote, paid: Making['paid']): Standing {
  const cycle =
    becomes.cycle && mode === 'restart' ? firstCycle(becomes.cycle.term, work.today) : becomes.cycle
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
    sources: [...came, ...becomes.sources],
  }
}

/** What was entered before and fits, as it is now: it may have been edited while the change waited. And what was entered for it. */
async function fieldsOf(
  { trx }: Work,
  { quote: { was, packageId, becomes, undoes }, fields }: Change,
  purchase: Active,
): Promise<readonly FieldValue[]> {
  if (undoes) return becomes.fields
  const items = await findPackages(trx, { ids: [was.packageId, packageId] })
  const [from, to] = [was.packageId, packageId].map((id) => items.find((item) => item.id === id))
  const { kept } = carriedFields(orNotFound(to), orNotFound(from), purchase.fields)
  return [...kept, ...(fields ?? [])]
}

/** Why a credit note took back what was left of a line. */
const packageChanged = 'package_changed'

async function give(work: Work, purchase: Active, { lineId, invoiceId, totalMinor }: Given): Promise<void> {
  const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
  const line = present(
    invoice.lines.find(({ id }) => id === lineId),
    'the line that is given back',
  )
  const amount = money(totalMinor, invoice.currency)
  await giveAsCredit(work, invoice, { amount, line, reason: packageChanged, kind: 'change_to_credit' })
  const { customerId } = purchase
  work.record({
    type: 'change.credited',
    customerId,
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
