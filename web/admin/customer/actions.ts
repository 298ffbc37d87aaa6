import { z } from 'zod'
import { type CustomerId, PurchaseId, ScheduleId } from '../../../src/kernel/ids.ts'
import { Reason } from '../../../src/kernel/text.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { intentIn, submitted } from '../../form.ts'
import { intentOf } from '../../form-data.ts'
import { withAmount } from '../../typed-amount.ts'
import { recordPayment } from '../invoice/record-payment-action.ts'
import { sendAgain } from '../invoice/send-again-action.ts'
import { decide } from '../payments/decide.ts'
import { refund } from '../payments/refund-action.ts'

type Door = Pick<Provided, 'app' | 'actor'> & { readonly locale: string }

/** What the forms of the customer page do, by their intent; of several alike the intent also says which. */
export async function customerActions(door: Door, customerId: CustomerId, request: Request) {
  switch (await intentIn(request)) {
    case 'turn-off-auto-renew':
    case 'turn-on-auto-renew':
    case 'cancel-purchase':
      return changePurchase(door, customerId, request)
    case 'cancel-schedule':
      return cancelSchedule(door, customerId, request)
    case 'credit':
      return adjustCredit(door, customerId, request)
    case 'refund':
      return refund(door, request, `/admin/customers/${customerId}`)
    case 'send-again':
      return sendAgain(door, request, `/admin/customers/${customerId}`)
    case 'record-payment':
      return recordPayment(door, request, `/admin/customers/${customerId}`)
    case 'review':
      return decide(door, request, `/admin/customers/${customerId}`)
    default:
      throw new Response(null, { status: 400 })
  }
}

const PurchaseForm = z.object({
  intent: z.string().transform(intentOf),
  purchaseId: PurchaseId,
  reason: Reason.optional(),
})

function changePurchase({ app, actor }: Door, customerId: CustomerId, request: Request) {
  const back = `/admin/customers/${customerId}`
  return submitted(request, PurchaseForm, async ({ intent, purchaseId, reason = '' }) => {
    if (intent === 'turn-off-auto-renew') {
      await app.purchases.turnOffAutoRenew(actor, { purchaseId })
      return redirectSaying(back, 'admin.purchase.turnedOff')
    }
    if (intent === 'turn-on-auto-renew') {
      await app.purchases.turnOnAutoRenew(actor, { purchaseId })
      return redirectSaying(back, 'admin.purchase.turnedOn')
    }
    await app.purchases.cancel(actor, { purchaseId, reason })
    return redirectSaying(back, 'admin.purchase.cancelled')
  })
}

const ScheduleForm = z.object({ scheduleId: ScheduleId, reason: Reason })

function cancelSchedule({ app, actor }: Door, customerId: CustomerId, request: Request) {
  return submitted(request, ScheduleForm, async (asked) => {
    await app.schedules.cancel(actor, asked)
    return redirectSaying(`/admin/customers/${customerId}`, 'schedules.staff.cancelled')
  })
}

const creditShape = { key: z.uuid(), reason: Reason }

function adjustCredit({ app, actor, locale }: Door, customerId: CustomerId, request: Request) {
  return submitted(
    request,
    withAmount(creditShape, { locale, sign: 'signed' }),
    async ({ key, amount, reason }) => {
      const change = { customerId, currency: amount.currency, amountMinor: String(amount.minor), reason }
      await app.credit.adjust(actor, change, { idempotencyKey: key })
      return redirectSaying(`/admin/customers/${customerId}`, 'admin.credit.adjusted')
    },
    { credit_insufficient: 'amount' },
  )
}
