import { taxRates } from '../catalog/catalog-store.ts'
import { taxFor } from '../catalog/tax.ts'
import { insertDueCharge } from '../collection/due-charge-store.ts'
import type { Customer } from '../customers/customer.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { issueInvoice, type NewInvoice, type NewLine } from '../invoices/issue-invoice.ts'
import { assert, present } from '../kernel/assert.ts'
import { laterOf, plusDays } from '../kernel/calendar.ts'
import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { type InstalmentTerms, instalmentLine } from './instalment-terms.ts'
import { invoicedAlone, invoicedTogether, type OpenInstalment, type Schedule } from './schedule.ts'
import { saveInstalments } from './schedule-store.ts'

type For = { readonly customer: Customer; readonly schedule: Schedule }

/**
 * Writes the invoice of one instalment of a schedule, whose row is locked; the instalment stands on no other. It stands until it is paid,
 * and is charged on its day.
 */
export async function makeInstalmentInvoice(
  work: Work,
  whose: For,
  instalment: OpenInstalment,
): Promise<Issued> {
  const dueOn = laterOf(instalment.dueOn, work.today)
  const invoice = await issue(work, whose, {
    begunBy: 'shop',
    instalments: [instalment],
    dueOn,
    expiresOn: null,
  })
  await saveInstalments(work.trx, whose.schedule.id, [invoicedAlone(instalment, invoice)])
  await insertDueCharge(work.trx, {
    invoiceId: invoice.id,
    customerId: invoice.customerId,
    origin: 'instalment',
    dueOn,
    endsOn: null,
    attempts: 0,
    chargeOn: dueOn,
  })
  return invoice
}

/** It was only looked at when nobody pays it today or tomorrow. */
const daysOfChoice = 2

/**
 * One invoice for several instalments, none of which is due yet. It is charged when its customer wants it, and expires before any of
 * them is due: nothing is owed earlier, or later, for having asked for it.
 */
export async function makeCommonInvoice(
  work: Work,
  whose: For,
  instalments: readonly OpenInstalment[],
): Promise<Issued> {
  const { dueOn } = present(instalments[0], 'an instalment to invoice')
  assert(dueOn > work.today, 'what is due has an invoice of its own')
  const left = plusDays(work.today, daysOfChoice)
  const expiresOn = dueOn < left ? dueOn : left
  const invoice = await issue(work, whose, { begunBy: 'customer', instalments, dueOn, expiresOn })
  const invoiced = instalments.map((instalment) => invoicedTogether(instalment, invoice.id))
  await saveInstalments(work.trx, whose.schedule.id, invoiced)
  return invoice
}

type What = Pick<NewInvoice, 'begunBy' | 'dueOn' | 'expiresOn'> & {
  readonly instalments: readonly OpenInstalment[]
}

async function issue(
  work: Work,
  { customer, schedule }: For,
  { instalments, ...until }: What,
): Promise<Issued> {
  const rates = (await taxRates(work.trx)).get(schedule.taxClassId) ?? []
  const invoice = await issueInvoice(work, {
    customer,
    origin: 'instalment',
    currency: schedule.currency,
    taxMode: schedule.taxMode,
    ...until,
    lines: instalments.map((instalment) => ({
      ...lineOf(schedule, instalment),
      tax: taxFor(rates, customer),
    })),
  })
  assert(isToBePaid(invoice), 'an instalment is more than nothing')
  work.record({
    type: 'instalment.invoiced',
    customerId: schedule.customerId,
    schedule: refOf(schedule),
    invoice: refOf(invoice),
    position: instalments[0]?.position ?? 0,
    count: instalments.length,
    of: schedule.instalments.length,
  })
  return invoice
}

function lineOf(schedule: Schedule, instalment: OpenInstalment): Omit<NewLine, 'tax'> {
  const { id: scheduleId, name, quantity, coupon, instalments } = schedule
  const { position, unitMinor, discountMinor } = instalment
  const wholeMinor = instalments.reduce((sum, each) => sum + each.unitMinor, 0n)
  const terms: InstalmentTerms = { scheduleId, position }
  return {
    kind: 'instalment',
    description: name,
    quantity,
    unitMinor,
    discountMinor,
    period: null,
    breakdown: {
      kind: 'instalment',
      position,
      count: schedule.instalments.length,
      quantity,
      wholeMinor: String(wholeMinor),
      unitMinor: String(unitMinor),
      ...(coupon && discountMinor > 0n ? { coupon } : {}),
    },
    fulfilment: { kind: instalmentLine, terms },
  }
}
