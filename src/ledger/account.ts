import type { CustomerId, InvoiceId } from '../kernel/ids.ts'

/** The name of an account in the books, readable as it stands. */
export type Account = string & { readonly __account: true }

export const gatewayAccount = (gateway: string) => `gateway/${gateway}` as Account
/** Money received for an invoice that is not paid yet. */
export const invoiceAccount = (id: InvoiceId) => `invoice/${id}` as Account
/** What the shop owes a customer. */
export const creditAccount = (id: CustomerId) => `credit/${id}` as Account
/** Money that a bank has taken back while it decides a dispute. */
export const disputedAccount = (disputeId: string) => `disputed/${disputeId}` as Account
export const feesAccount = (gateway: string) => `fees/${gateway}` as Account
export const taxAccount = (name: string) => `tax/${name}` as Account
/** Credit that is on its way back to where it came from. */
export const payout = 'payout' as Account
export const revenue = 'revenue' as Account
export const adjustment = 'adjustment' as Account

/** The customer whose credit this account is, or null when it is another kind of account. */
export function creditHolder(account: Account): CustomerId | null {
  return account.startsWith('credit/') ? (account.slice('credit/'.length) as CustomerId) : null
}
