import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { CustomerDetails } from '../customers/customer.ts'
import { TemplateName } from '../email/email.ts'
import { emailStatuses } from '../email/email-states.ts'
import { invoiceStates, invoiceStatuses } from '../invoices/invoice-states.ts'
import { termUnits } from '../kernel/calendar.ts'
import { Day, list, MinorText, MomentText, MoneyText } from '../kernel/codecs.ts'
import { EditVersion } from '../kernel/edit.ts'
import { CustomerId, EmailId, InvoiceId, PurchaseId } from '../kernel/ids.ts'
import { journalKinds } from '../ledger/journal.ts'
import { ListedMethod } from '../methods/payment-method.ts'
import { collections, purchaseStatuses } from '../purchases/purchase-states.ts'
import { ScheduleRow } from './listed-schedule.ts'
import { StaffPayment } from './staff-payment-store.ts'

// Amounts are decimal strings of minor units, as JSON from the database has them.
export const Person = z.object({
  id: CustomerId,
  number: z.string(),
  createdAt: MomentText,
  email: z.string(),
  currency: z.string(),
  /** Null without a login. */
  isEmailConfirmed: z.boolean().nullable(),
  details: CustomerDetails,
  /** At which a form that changes the details is opened. */
  version: EditVersion,
  /** By currency, the customer's own first; empty when there was never an invoice. */
  sums: list(
    z.object({ currency: z.string(), owedMinor: MinorText, overdueMinor: MinorText, paidMinor: MinorText }),
  ),
  credit: list(MoneyText),
  methods: list(ListedMethod),
})
export type Person = z.output<typeof Person>

export const OwnedPurchase = z.object({
  id: PurchaseId,
  parentId: PurchaseId.nullable(),
  kind: z.string(),
  name: z.string(),
  quantity: z.number(),
  fields: list(FieldValue),
  status: z.enum(purchaseStatuses),
  autoRenew: z.boolean(),
  collection: z.enum(collections),
  currency: z.string(),
  priceMinor: MinorText,
  termUnit: z.enum(termUnits).nullable(),
  termCount: z.number().nullable(),
  startedOn: Day,
  expiresOn: Day.nullable(),
  endedAt: MomentText.nullable(),
  endReason: z.string().nullable(),
  /** Names of what must end with it, and of what belongs to it and goes on by itself. */
  endAlong: list(z.string()),
  goOn: list(z.string()),
})
export type OwnedPurchase = z.output<typeof OwnedPurchase>

export const OwnedInvoice = z.object({
  id: InvoiceId,
  number: z.string(),
  title: z.string(),
  status: z.enum(invoiceStatuses),
  state: z.enum(invoiceStates),
  currency: z.string(),
  totalMinor: MinorText,
  openMinor: MinorText,
  issuedOn: Day,
  dueOn: Day,
})
export type OwnedInvoice = z.output<typeof OwnedInvoice>

export const MadePayment = StaffPayment.extend({ createdAt: MomentText })
export type MadePayment = z.output<typeof MadePayment>

/** How many there are of each, counted no further than `countedUpTo`. */
export const BelongingCounts = z.object({
  purchases: z.number(),
  schedules: z.number(),
  invoices: z.number(),
  payments: z.number(),
  emails: z.number(),
})
export type BelongingCounts = z.output<typeof BelongingCounts>

export const Belongings = z.object({
  counts: BelongingCounts,
  purchases: list(OwnedPurchase),
  schedules: list(ScheduleRow),
  invoices: list(OwnedInvoice),
  payments: list(MadePayment),
  movements: list(
    z.object({
      id: z.string(),
      kind: z.enum(journalKinds),
      at: MomentText,
      currency: z.string(),
      amountMinor: MinorText,
      invoiceNumber: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  emails: list(
    z.object({
      id: EmailId,
      template: TemplateName,
      subject: z.string().nullable(),
      recipient: z.string(),
      status: z.enum(emailStatuses),
      createdAt: MomentText,
    }),
  ),
})
export type Belongings = z.output<typeof Belongings>
