/** What staff may do; a role is a set of these. */
export const permissions = [
  'customers.view',
  'customers.edit',
  'customers.email',
  'history.view',
  'notes.add',
  'notes.edit',
  'notes.delete',
  'purchases.edit',
  'purchases.cancel',
  'purchases.transfer',
  'purchases.delete',
  'invoices.create',
  'invoices.edit',
  'invoices.resend',
  'invoices.delete',
  'payments.record',
  'payments.review',
  'payments.refund',
  'credit.adjust',
  'payouts',
  'catalog',
  'reports',
  'settings',
  'staff',
] as const

type Known = Record<(typeof permissions)[number], true>

declare module '../platform/actor.ts' {
  interface Permissions extends Known {}
}
