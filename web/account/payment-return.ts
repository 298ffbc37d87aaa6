import { redirect } from 'react-router'
import { z } from 'zod'
import { PaymentId } from '../../src/kernel/ids.ts'
import { isApproved } from '../../src/payments/payment-states.ts'
import { actorContext, appContext } from '../context.ts'
import type { Route } from './+types/payment-return'

const Id = z.uuid().catch('00000000-0000-0000-0000-000000000000').pipe(PaymentId)

/**
 * Where a challenge comes back to: finds out what became of the payment, however often it is opened, and leads to the paid
 * invoice, or to the page where it is paid, which says how it stands.
 */
export async function loader({ context, params }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const actor = context.get(actorContext)
  const paymentId = Id.parse(params.id)
  await app.payments.ask(actor, { paymentId })
  const outcome = await app.payments.outcome(actor, { paymentId })
  const { number } = outcome
  if (isApproved(outcome)) {
    throw redirect(`/account/invoices/${number}/done`, 303)
  }
  throw redirect(`/checkout/${number}`, 303)
}
