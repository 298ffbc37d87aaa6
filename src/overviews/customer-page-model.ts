import type { CustomerDetails } from '../customers/customer.ts'
import type { EmailStatus } from '../email/email.ts'
import type { InvoiceStatus } from '../invoices/invoice-states.ts'
import type { TermUnit } from '../kernel/calendar.ts'
import type { CustomerId, EmailId, InvoiceId, PaymentId, PaymentMethodId, PurchaseId } from '../kernel/ids.ts'
import type { JournalKind } from '../ledger/journal.ts'
import type { MethodState } from '../methods/payment-method.ts'
import type { ShownPaymentStatus } from '../payments/payment.ts'
import type { EmailTemplate } from '../platform/outgoing-email.ts'
import type { Collection } from '../purchases/purchase.ts'
import type { PurchaseStatus } from '../purchases/purchase-states.ts'
import type { ScheduleRow } from '../schedules/listed-schedule.ts'

// Amounts are decimal strings of minor units, as JSON from the database has them.
export type Person = {
  readonly id: CustomerId
  readonly number: string
  readonly createdAt: string
  readonly email: string
  readonly currency: string
  readonly isEmailConfirmed: boolean
  readonly details: CustomerDetails
  /** By currency, the customer's own first; empty when there was never an invoice. */
  readonly sums: readonly {
    readonly currency: string
    readonly owedMinor: string
    readonly overdueMinor: string
    readonly paidMinor: string
  }[]
  readonly credit: readonly { readonly minor: string; readonly currency: string }[]
  readonly methods: readonly {
    readonly id: PaymentMethodId
    readonly label: string
    readonly state: MethodState
    readonly expMonth: number | null
    readonly expYear: number | null
    readonly isDefault: boolean
  }[]
}

export type OwnedPurchase = {
  readonly id: PurchaseId
  readonly parentId: PurchaseId | null
  readonly kind: string
  readonly name: string
  readonly quantity: number
  readonly status: PurchaseStatus
  readonly autoRenew: boolean
  readonly collection: Collection
  readonly currency: string
  readonly priceMinor: string
  readonly termUnit: TermUnit | null
  readonly termCount: number | null
  readonly startedOn: string
  readonly expiresOn: string | null
  readonly endedAt: string | null
  readonly endReason: string | null
}

export type OwnedInvoice = {
  readonly id: InvoiceId
  readonly number: string
  readonly title: string
  readonly status: InvoiceStatus
  readonly currency: string
  readonly totalMinor: string
  readonly openMinor: string
  readonly hasMoney: boolean
  readonly issuedOn: string
  readonly dueOn: string
}

export type MadePayment = {
  readonly id: PaymentId
  readonly invoiceNumber: string
  readonly invoices: readonly { readonly id: InvoiceId; readonly number: string }[]
  readonly gateway: string
  readonly externalId: string | null
  readonly methodLabel: string
  readonly status: ShownPaymentStatus
  readonly currency: string
  readonly amountMinor: string
  readonly refundedMinor: string
  readonly refundableMinor: string
  readonly reason: string | null
  readonly isTransferAwaited: boolean
  readonly createdAt: string
}

export type Belongings = {
  readonly purchases: readonly OwnedPurchase[]
  readonly schedules: readonly ScheduleRow[]
  readonly invoices: readonly OwnedInvoice[]
  readonly payments: readonly MadePayment[]
  readonly movements: readonly {
    readonly id: string
    readonly kind: JournalKind
    readonly at: string
    readonly currency: string
    readonly amountMinor: string
    readonly invoiceNumber: string | null
  }[]
  readonly emails: readonly {
    readonly id: EmailId
    readonly template: EmailTemplate
    readonly subject: string | null
    readonly recipient: string
    readonly status: EmailStatus
    readonly createdAt: string
  }[]
}
