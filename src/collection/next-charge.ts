import type { Taxable } from '../invoices/totals.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { type Money, money, smaller, subtract } from '../kernel/money.ts'
import { creditFirst } from './credit-first.ts'

/** What is renewed by it, or paid in instalments. */
export type Charged = {
  readonly name: string
  readonly purchaseId: PurchaseId
  readonly scheduleId: ScheduleId | null
}

/** An invoice that is to be paid, or that will be made, with all that stands on it. */
export type Collectable = {
  readonly on: CalendarDate
  /** Null: it is not issued yet. */
  readonly number: string | null
  /** What is still to be paid of it, with tax. */
  readonly open: Money
  /** Charged by itself; otherwise it waits to be paid by hand. */
  readonly isAutomatic: boolean
  readonly items: readonly Charged[]
  /** What its tax will be computed of, and which renewals would join it; null: it is issued. */
  readonly coming: { readonly lines: readonly Taxable[]; readonly group: string | null } | null
}

export type NextCharge = Collectable & {
  /** How much of it is paid with credit, if it is charged by itself. */
  readonly fromCredit: Money
  /** What the rest is charged to; null: it waits to be paid. */
  readonly method: { readonly label: string } | null
}

type PaidWith = {
  /** The account's credit in this currency, in minor units. */
  readonly creditIn: (currency: string) => bigint
  /** Null where nothing is stored that can be charged. */
  readonly method: { readonly label: string } | null
  /** The least that may be left for the method to pay; null where it does not take such an amount at all. */
  readonly leastOf: (open: Money) => Money | null
  readonly usesCreditFirst: boolean
}

/**
 * What an account will be charged, soonest first: when, how much with tax, how much of that from credit, and to which method
 * (01-domain, Next charge). `collectables` come in the order in which they are collected; earlier ones use credit first, so that no two
 * of them promise the same.
 */
export function nextCharges(collectables: readonly Collectable[], paidWith: PaidWith): NextCharge[] {
  const left = new Map<string, bigint>()
  return collectables.map((one) => {
    const { currency } = one.open
    const credit = money(left.get(currency) ?? paidWith.creditIn(currency), currency)
    const least = paidWith.method && paidWith.leastOf(one.open)
    const isUsed = paidWith.usesCreditFirst && one.isAutomatic
    const fromCredit = isUsed ? creditFirst({ open: one.open, credit, least }) : money(0n, currency)
    left.set(currency, subtract(credit, smaller(credit, fromCredit)).minor)
    return { ...one, fromCredit, method: one.isAutomatic && least ? paidWith.method : null }
  })
}
