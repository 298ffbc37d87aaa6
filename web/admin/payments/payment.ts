import { redirect } from 'react-router'
import { PaymentId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext } from '../../context.ts'
import { asked } from '../asked.ts'
import type { Route } from './+types/payment'

/** A payment is shown on the page of its invoice. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const find = context.get(appContext).search.placeOfPayment
  const { number } = await find(context.get(actorContext), { paymentId: asked(PaymentId, params.id) })
  throw redirect(`/admin/invoices/${number}#payments`)
}
