import { z } from 'zod'

/** Branded uuids (version 7, so that they sort by time): an invoice's id does not compile where a customer's is wanted. */
function id<const Brand extends string>() {
  return z.uuid().brand<Brand>()
}

export const UserId = id<'UserId'>()
export const CustomerId = id<'CustomerId'>()
export const GroupId = id<'GroupId'>()
export const PackageId = id<'PackageId'>()
export const OptionId = id<'OptionId'>()
export const FieldId = id<'FieldId'>()
export const TaxClassId = id<'TaxClassId'>()
export const CouponId = id<'CouponId'>()
export const CartId = id<'CartId'>()
export const CartItemId = id<'CartItemId'>()
export const InvoiceId = id<'InvoiceId'>()
export const LineId = id<'LineId'>()
export const CreditNoteId = id<'CreditNoteId'>()
export const PaymentId = id<'PaymentId'>()
export const PaymentMethodId = id<'PaymentMethodId'>()
export const PurchaseId = id<'PurchaseId'>()
export const ScheduleId = id<'ScheduleId'>()
export const ChangeId = id<'ChangeId'>()
export const JournalId = id<'JournalId'>()
export const EmailId = id<'EmailId'>()
export const RoleId = id<'RoleId'>()

export type UserId = z.output<typeof UserId>
export type CustomerId = z.output<typeof CustomerId>
export type GroupId = z.output<typeof GroupId>
export type PackageId = z.output<typeof PackageId>
export type OptionId = z.output<typeof OptionId>
export type FieldId = z.output<typeof FieldId>
export type TaxClassId = z.output<typeof TaxClassId>
export type CouponId = z.output<typeof CouponId>
export type CartId = z.output<typeof CartId>
export type CartItemId = z.output<typeof CartItemId>
export type InvoiceId = z.output<typeof InvoiceId>
export type LineId = z.output<typeof LineId>
export type CreditNoteId = z.output<typeof CreditNoteId>
export type PaymentId = z.output<typeof PaymentId>
export type PaymentMethodId = z.output<typeof PaymentMethodId>
export type PurchaseId = z.output<typeof PurchaseId>
export type ScheduleId = z.output<typeof ScheduleId>
export type ChangeId = z.output<typeof ChangeId>
export type JournalId = z.output<typeof JournalId>
export type EmailId = z.output<typeof EmailId>
export type RoleId = z.output<typeof RoleId>
