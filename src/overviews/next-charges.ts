import { z } from 'zod'
import { leastTaken } from '../collection/least-taken.ts'
import { type Charged, type Collectable, type NextCharge, nextCharges } from '../collection/next-charge.ts'
import { totalsOf } from '../invoices/totals.ts'
import { type CalendarDate, laterOf } from '../kernel/calendar.ts'
import { Day, list, MoneyCodec } from '../kernel/codecs.ts'
import { type CustomerId, PurchaseId, ScheduleId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import type { View } from '../platform/use-case.ts'
import { renewalGroup, renewalPrice } from '../purchases/renewal-price.ts'
import { type Ahead, type ComingInstalment, type ComingRenewal, chargesAhead } from './next-charges-store.ts'

/** A coming charge as pages tell it. */
export const ShownCharge = z.object({
  on: Day,
  /** Null: it is not invoiced yet. */
  number: z.string().nullable(),
  /** What is to be paid, with tax, and how much of that is paid with credit. */
  open: MoneyCodec,
  fromCredit: MoneyCodec,
  /** What the rest is charged to; null: it waits to be paid by hand. */
  method: z.object({ label: z.string() }).nullable(),
  isAutomatic: z.boolean(),
  items: list(z.object({ name: z.string(), purchaseId: PurchaseId, scheduleId: ScheduleId.nullable() })),
})

export function shownCharge({ coming: _coming, ...shown }: NextCharge): z.output<typeof ShownCharge> {
  return shown
}

type Wanted = { readonly customerId: CustomerId; readonly until: CalendarDate | null }

/**
 * What an account will be charged, soonest first (01-domain, Next charge): what is invoiced, and of what is not invoiced yet what comes
 * until a day, or (null) on the first day on which there is any. Every page, email and sum that names a coming charge takes it from here.
 */
export async function findNextCharges(view: View, wanted: Wanted): Promise<NextCharge[]> {
  const { reader, now, today, shop } = view
  return chargesOf(view, await chargesAhead(reader, { ...wanted, now, today, shop }))
}

function chargesOf({ shop, ports, today }: View, ahead: Ahead): NextCharge[] {
  const credit = new Map(ahead.credit.map(({ currency, minor }) => [currency, BigInt(minor)]))
  const { method } = ahead
  const coming = [
    ...comingRenewals(ahead.renewals, { today, shop }),
    ...ahead.instalments.map((one) => comingInstalment(one, today)),
  ]
  const inOrder = [...ahead.open.map(openCharge), ...coming].sort(byDay)
  return nextCharges(inOrder, {
    creditIn: (currency) => credit.get(currency) ?? 0n,
    method: method && { label: method.label },
    leastOf: (open) => method && leastTaken(ports, method, open),
    usesCreditFirst: shop.creditFirst,
  })
}

function byDay(a: Collectable, b: Collectable): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}

function openCharge({ currency, openMinor, ...same }: Ahead['open'][number]): Collectable {
  return { ...same, open: money(BigInt(openMinor), currency), coming: null }
}

type Terms = Pick<View, 'today' | 'shop'>

function comingRenewals(renewals: readonly ComingRenewal[], terms: Terms): Collectable[] {
  const { shop } = terms
  const groups = Map.groupBy(renewals, (one) =>
    shop.shareRenewalInvoice ? renewalGroup(one, shop) : one.purchaseId,
  )
  return [...groups.values()].flatMap((group) => comingRenewal(group, terms))
}

function comingRenewal(group: readonly ComingRenewal[], { today, shop }: Terms): Collectable[] {
  const [first] = group
  if (!first) return []
  const lines = group.map(({ priceMinor, quantity, discount, tax }) => ({
    amountMinor: renewalPrice({ priceMinor: BigInt(priceMinor), quantity, discount }).amountMinor,
    tax: { name: tax.name, ratePpm: BigInt(tax.ratePpm) },
  }))
  const items: Charged[] = group.map(({ name, purchaseId }) => ({ name, purchaseId, scheduleId: null }))
  return [
    {
      on: laterOf(first.expiresOn, today),
      number: null,
      open: money(totalsOf(lines, first.taxMode).totalMinor, first.currency),
      isAutomatic: first.collection === 'automatic',
      items,
      coming: { lines, group: renewalGroup(first, shop) },
    },
  ]
}

function comingInstalment(one: ComingInstalment, today: CalendarDate): Collectable {
  const { name, purchaseId, scheduleId, currency, taxMode, tax } = one
  const line = {
    amountMinor: BigInt(one.amountMinor),
    tax: { name: tax.name, ratePpm: BigInt(tax.ratePpm) },
  }
  return {
    on: laterOf(one.on, today),
    number: null,
    open: money(totalsOf([line], taxMode).totalMinor, currency),
    isAutomatic: true,
    items: [{ name, purchaseId, scheduleId }],
    coming: { lines: [line], group: null },
  }
}
