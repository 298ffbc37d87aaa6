import { calendarDate, dateIn } from '../../src/kernel/calendar.ts'
import type { InvoiceId, PaymentId } from '../../src/kernel/ids.ts'
import type { Stage } from './scenario.ts'
import type { customerOf } from './story-customer.ts'
import { timeZone, type World } from './world.ts'

type Customer = Pick<ReturnType<typeof customerOf>, 'person' | 'invoice' | 'schedule'>
type NewCoupon = Parameters<World['app']['catalog']['createCoupon']>[1]
type Coupon = Omit<NewCoupon, 'code' | 'percentPpm' | 'amounts'> & {
  readonly percentPpm?: bigint | null
  readonly amounts?: readonly { readonly currency: string; readonly minor: bigint }[]
}

type Received = {
  readonly amountMinor: bigint
  readonly method?: 'manual' | 'cash' | 'other'
  readonly receivedOn?: string
  readonly reference?: string
}

/** What staff do in a story, with every permission there is. */
export function staffOf<Name extends string>(onStage: () => Stage<Name>) {
  const app = () => onStage().world.app
  const staff = () => onStage().world.staff

  return {
    /** In minor units of the shop's currency; less than nothing takes it away. */
    async givesCredit(customer: Customer, amountMinor: bigint) {
      const { customerId } = await customer.person()
      const given = { customerId, currency: 'EUR', amountMinor: String(amountMinor), reason: 'a gift' }
      await app().credit.adjust(staff(), given)
    },
    async cancelsInvoice(customer: Customer, place: number) {
      const { id: invoiceId } = await customer.invoice(place)
      await app().invoices.cancel(staff(), { invoiceId, reason: 'as a favour' })
    },
    /** Writes down money that came for an invoice outside of the shop: on the day itself, unless another is said. */
    async records(
      customer: Customer,
      place: number,
      { amountMinor, method = 'manual', receivedOn, reference }: Received,
    ) {
      const { id: invoiceId } = await customer.invoice(place)
      const day = calendarDate(receivedOn ?? dateIn(timeZone, onStage().world.clock.now()))
      const received = { invoiceId, amountMinor: String(amountMinor), method, receivedOn: day, reference }
      return app().payments.record(staff(), received)
    },
    async cancelsSchedule(customer: Customer) {
      const { id: scheduleId } = await customer.schedule()
      await app().schedules.cancel(staff(), { scheduleId, reason: 'moved away' })
    },
    refunds: (paymentId: PaymentId, amountMinor: bigint, afterwards?: 'keep' | 'stop' | 'cancel') =>
      app().refunds.make(staff(), {
        paymentId,
        amountMinor: String(amountMinor),
        reason: 'a scratch',
        afterwards,
      }),
    /** Sends credit back to the payment that it was left from. */
    returnsCredit: (paymentId: PaymentId, amountMinor: bigint, invoiceId?: InvoiceId) =>
      app().refunds.make(staff(), {
        paymentId,
        invoiceId,
        source: 'credit',
        amountMinor: String(amountMinor),
        reason: 'they asked for it',
      }),
    accepts: ({ id }: { id: PaymentId }) =>
      app().payments.review(staff(), { paymentId: id, verdict: 'accept' }),
    refuses: ({ id }: { id: PaymentId }) =>
      app().payments.review(staff(), { paymentId: id, verdict: 'refuse', reason: 'it looks odd' }),
    makesCoupon: (code: string, { percentPpm = null, amounts = [], ...same }: Coupon) =>
      app().catalog.createCoupon(staff(), {
        ...same,
        code,
        percentPpm: percentPpm === null ? null : String(percentPpm),
        amounts: amounts.map(({ currency, minor }) => ({ currency, minor: String(minor) })),
      }),
  }
}
