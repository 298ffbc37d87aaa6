import { present } from '../../src/kernel/assert.ts'
import type { TermUnit } from '../../src/kernel/calendar.ts'
import type { ScheduleId } from '../../src/kernel/ids.ts'
import { findSchedule } from '../../src/schedules/schedule-store.ts'
import type { Card, Person } from './person.ts'
import type { Stage } from './scenario.ts'
import { seenBy } from './story-sees.ts'

type Wanted<Name extends string> = {
  /** What is changed, where there is more than one. */
  readonly of?: Name
  readonly quantity?: number
  readonly term?: TermUnit
  readonly fields?: Record<string, string>
}

/** Somebody who comes to the shop when the story first mentions them. Invoices are named by their place: 1 is the first. */
export function customerOf<Name extends string>(onStage: () => Stage<Name>, name: string) {
  let opened: Promise<Person> | undefined
  const person = () => {
    opened ??= onStage().world.person(name)
    return opened
  }
  const app = () => onStage().world.app
  const invoice = async (place: number) => present((await (await person()).invoices())[place - 1], 'it')
  const purchaseOf = async (thing?: Name) => {
    const owned = await (await person()).purchases()
    return present(thing ? owned.find((each) => each.name === thing) : owned[0], 'a purchase')
  }
  const schedule = async () => {
    const { reader } = onStage().world.runtime.database
    const { customerId } = await person()
    const query = reader.selectFrom('schedules').select('id').where('customer_id', '=', customerId)
    const { id } = await query.executeTakeFirstOrThrow()
    return present(await findSchedule(reader, id as ScheduleId), 'a schedule')
  }
  const paysWith = async (card: Card, place: number) => {
    const { pays, storeCard } = await person()
    return pays((await invoice(place)).id, await storeCard(card))
  }

  return {
    person,
    invoice,
    purchaseOf,
    schedule,
    /** Orders things and pays them, with a card that stays stored. */
    async buys(...things: Name[]) {
      return (await person()).buys('good', ...things.map(onStage().thing))
    },
    async buysWith(card: Card, ...things: Name[]) {
      return (await person()).buys(card, ...things.map(onStage().thing))
    },
    async orders(thing: Name) {
      return (await person()).orders(onStage().thing(thing))
    },
    /** Puts it into a cart, with a coupon where there is a code. */
    async fillsCart(thing: Name, code?: string) {
      return (await person()).fillsCart([onStage().thing(thing)], code)
    },
    async checksOut(cart: Awaited<ReturnType<Person['fillsCart']>>) {
      return (await person()).checksOut(cart)
    },
    async buysWithCoupon(code: string, thing: Name) {
      const { fillsCart, checksOut, pays, storeCard } = await person()
      const order = await checksOut(await fillsCart([onStage().thing(thing)], code))
      return pays(order.invoiceId, await storeCard('good'))
    },
    changesCardTo: async (card: Card) => (await person()).changesCardTo(card),
    removesCard: async () => {
      const { actor } = await person()
      const page = await app().payments.payPage(actor, { number: (await invoice(1)).number })
      await app().methods.remove(actor, { methodId: present(page.methods[0], 'a card').id })
    },
    paysInvoice: (place: number) => paysWith('good', place),
    paysInvoiceWith: paysWith,
    /** Pays an invoice that has expired, a part of it from credit. */
    async paysPartly(place: number, { card, fromCredit }: { card: Card; fromCredit: bigint }) {
      const { actor, storeCard } = await person()
      const { id: invoiceId } = await invoice(place)
      const payWith = { methodId: await storeCard(card) }
      return app().payments.pay(actor, { invoiceId, with: payWith, fromCreditMinor: String(fromCredit) })
    },
    async announcesTransferFor(place: number) {
      const { actor } = await person()
      const { id: invoiceId } = await invoice(place)
      return app().payments.pay(actor, { invoiceId, with: { gateway: 'manual' } })
    },
    async usesCreditFor(place: number) {
      await app().credit.apply((await person()).actor, { invoiceId: (await invoice(place)).id })
    },
    async cancelsInvoice(place: number) {
      const cancel = { invoiceId: (await invoice(place)).id, reason: 'by_customer' }
      await app().invoices.cancel((await person()).actor, cancel)
    },
    async turnsOffAutoRenew(thing?: Name) {
      const { id: purchaseId } = await purchaseOf(thing)
      await app().purchases.turnOffAutoRenew((await person()).actor, { purchaseId })
    },
    async turnsOnAutoRenew(thing?: Name) {
      const { id: purchaseId } = await purchaseOf(thing)
      await app().purchases.turnOnAutoRenew((await person()).actor, { purchaseId })
    },
    async paysByHand(thing?: Name) {
      const { id: purchaseId } = await purchaseOf(thing)
      const wanted = { purchaseId, collection: 'manual' as const }
      await app().purchases.setCollection((await person()).actor, wanted)
    },
    /** Asks for the invoice of the next term; answers with its number. */
    async renewsNow(thing?: Name) {
      const { id: purchaseId } = await purchaseOf(thing)
      return (await app().purchases.renewNow((await person()).actor, { purchaseId })).number
    },
    /** What changing something to another thing comes to: the first that is offered of it, or with this term. */
    async quoteFor(thing: Name, wanted: Wanted<Name> = {}) {
      const { id: purchaseId, quantity: had } = await purchaseOf(wanted.of)
      const { actor } = await person()
      const quantity = wanted.quantity ?? had
      const { quotes } = await app().changes.choices(actor, { purchaseId, quantity })
      const unit = wanted.term
      return quotes.find(({ name, term }) => name === thing && (!unit || term?.unit === unit))
    },
    /** Says yes to what it comes to; answers with the number of what is to be paid for it, or null. */
    async asksToChangeTo(thing: Name, wanted: Wanted<Name> = {}) {
      const { id: purchaseId } = await purchaseOf(wanted.of)
      const { actor } = await person()
      const { packageId, optionId, quantity } = present(await this.quoteFor(thing, wanted), thing)
      const changeId = await app().changes.quote(actor, { purchaseId, packageId, optionId, quantity })
      const { fields = {} } = wanted
      return (await app().changes.commit(actor, { purchaseId, changeId, fields })).number
    },
    /** The same, and pays it where something is to be paid. */
    async changesTo(thing: Name, wanted: Wanted<Name> = {}) {
      const number = await this.asksToChangeTo(thing, wanted)
      if (number) await this.paysNumber(number)
    },
    async cancelsPurchase(reason: string, thing?: Name) {
      const { id: purchaseId } = await purchaseOf(thing)
      await app().purchases.cancel((await person()).actor, { purchaseId, reason })
    },
    /** Asks for the invoice of an instalment before its day; answers with its number. */
    async asksForInstalment(position: number) {
      const { id: scheduleId } = await schedule()
      const { numbers } = await app().schedules.pay((await person()).actor, { scheduleId, position })
      return present(numbers[0], 'an invoice')
    },
    /** Asks for all that is left; answers with the numbers of the invoices that pay it. */
    async asksForAllThatIsLeft() {
      const { id: scheduleId } = await schedule()
      return (await app().schedules.pay((await person()).actor, { scheduleId, position: null })).numbers
    },
    /** The same where that is a single invoice. */
    async asksForTheRest() {
      const numbers = await this.asksForAllThatIsLeft()
      return present(numbers.length === 1 ? numbers[0] : undefined, 'a single invoice')
    },
    async paysTogether(numbers: readonly string[], credit: 'all' | null = null) {
      const { actor, storeCard } = await person()
      const option = { kind: 'stored' as const, methodId: await storeCard('good') }
      const paymentChoice = { creditAmount: credit, option }
      return app().invoices.payTogether(actor, { numbers, paymentChoice })
    },
    async paysNumber(number: string) {
      const place = (await (await person()).invoices()).findIndex((each) => each.number === number) + 1
      return paysWith('good', place)
    },
    sees: seenBy({ person, schedule, onStage }),
  }
}
