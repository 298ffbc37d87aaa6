import { expect } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { dateIn, type Instant } from '../../src/kernel/calendar.ts'
import { isApproved } from '../../src/payments/payment-states.ts'
import type { Schedule } from '../../src/schedules/schedule.ts'
import type { Person } from './person.ts'
import type { Stage } from './scenario.ts'
import { timeZone } from './world.ts'

type Seeing = {
  person(): Promise<Person>
  schedule(): Promise<Schedule>
  onStage(): Pick<Stage<never>, 'world'>
}

/** `1234n` as `12.34`. */
const amount = (minor: bigint) => (Number(minor) / 100).toFixed(2)

type Charge = {
  on: string
  open: { minor: bigint }
  fromCredit: { minor: bigint }
  items: readonly { name: string }[]
}

const told = ({ on, open, fromCredit, items }: Charge) => ({
  next: `${on} ${amount(open.minor)}`,
  fromCredit: amount(fromCredit.minor),
  items: items.map(({ name }) => name),
})

/** What a customer finds; each fails with what is there instead. */
export function seenBy({ person, schedule, onStage }: Seeing) {
  /** Their events of a type, those that only staff see among them, the oldest first. */
  async function recorded(type: string) {
    const { app, staff } = onStage().world
    const { customerId } = await person()
    const { events } = await app.customers.staffHistory(staff, { customerId })
    return events.filter((event) => event.type === type).toReversed()
  }

  return {
    recorded,
    /** All invoices in order, each as its state and total: `paid 10.00`. */
    async invoices(...expected: string[]) {
      const invoices = await (await person()).invoices()
      expect(invoices.map(({ status, totalMinor }) => `${status} ${amount(totalMinor)}`)).toEqual(expected)
    },
    async invoice(place: number, expected: object) {
      expect((await (await person()).invoices())[place - 1]).toMatchObject(expected)
    },
    /** What the summary calls due, in all. */
    async owes(expected: string) {
      const { app } = onStage().world
      const { sums } = await app.customers.summary((await person()).actor, {})
      expect(amount(sums.reduce((sum, { dueMinor }) => sum + BigInt(dueMinor), 0n))).toBe(expected)
    },
    async owesNothing() {
      await this.owes('0.00')
    },
    async credit(expected: string) {
      const { balances } = await onStage().world.app.credit.list((await person()).actor, {})
      expect(amount(balances.reduce((sum, { minor }) => sum + BigInt(minor), 0n))).toBe(expected)
    },
    /** In what state an invoice reads on its page. */
    async reads(place: number, state: string) {
      const { actor, invoices } = await person()
      const number = (await invoices())[place - 1]?.number ?? ''
      expect((await onStage().world.app.invoices.page(actor, { number })).state).toBe(state)
    },
    /** What was charged at a provider, in order. */
    async charges(...expected: string[]) {
      const { payments } = await onStage().world.app.payments.list((await person()).actor, {})
      const taken = payments.filter((payment) => isApproved(payment)).toReversed()
      expect(taken.map(({ amountMinor }) => amount(BigInt(amountMinor)))).toEqual(expected)
    },
    /** What the summary says is paid next: `2026-04-01 35.89`, what of it comes from credit, and with what it is named together. */
    async pays(expected: { next: string; fromCredit?: string; items?: string[] } | null) {
      const { app } = onStage().world
      const { next } = await app.customers.summary((await person()).actor, {})
      expect(next && told(next)).toEqual(
        expected && { fromCredit: '0.00', items: expect.anything(), ...expected },
      )
    },
    /** The same on the page of a purchase. */
    async paysFor(thing: string, expected: { next: string; fromCredit?: string; items?: string[] } | null) {
      const { actor, purchases } = await person()
      const { id: purchaseId } = present(
        (await purchases()).find(({ name }) => name === thing),
        'it',
      )
      const { nextCharge } = await onStage().world.app.purchases.page(actor, { purchaseId })
      const wanted = expected && { fromCredit: '0.00', items: expect.anything(), ...expected }
      expect(nextCharge && told(nextCharge)).toEqual(wanted)
    },
    /** The first line of an invoice. */
    async line(place: number, expected: object) {
      expect((await (await person()).invoices())[place - 1]?.lines[0]).toMatchObject(expected)
    },
    async termEnds(expected: { termEndsOn: string; paidUntil: string }) {
      const { actor, purchases } = await person()
      const [purchase] = await purchases()
      const { app } = onStage().world
      const page = await app.purchases.page(actor, { purchaseId: present(purchase, 'a purchase').id })
      expect({ termEndsOn: page.termEndsOn, paidUntil: page.period?.to }).toEqual(expected)
    },
    async purchases(...expected: object[]) {
      expect(await (await person()).purchases()).toMatchObject(expected)
    },
    async noPurchases() {
      expect(await (await person()).purchases()).toEqual([])
    },
    /** The only purchase, or the one that was made last: its state and the day on which it expires. */
    async purchase(status: string, expiresOn: string) {
      const [purchase] = await (await person()).purchases()
      expect([purchase?.status, purchase?.cycle?.expiresOn]).toEqual([status, expiresOn])
    },
    async instalments(...expected: string[]) {
      expect((await schedule()).instalments.map(({ status }) => status)).toEqual(expected)
    },
    /** The days, in order, on which this happened. */
    async daysOf(type: string, ...expected: string[]) {
      expect((await recorded(type)).map(({ at }) => dateIn(timeZone, at))).toEqual(expected)
    },
    /** The days, in order, on which this email went to them. */
    async emails(template: string, ...expected: string[]) {
      const { customerId } = await person()
      const rows = await onStage()
        .world.runtime.database.reader.selectFrom('emails')
        .select('created_at')
        .where('customer_id', '=', customerId)
        .where('template', '=', template)
        .orderBy('created_at')
        .execute()
      expect(rows.map((row) => dateIn(timeZone, row.created_at as Instant))).toEqual(expected)
    },
  }
}
