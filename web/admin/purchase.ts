import { redirect } from 'react-router'
import { PurchaseId } from '../../src/kernel/ids.ts'
import { actorContext, appContext } from '../context.ts'
import type { Route } from './+types/purchase'
import { asked } from './asked.ts'

/** A purchase is shown on the page of its customer. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const find = context.get(appContext).search.placeOfPurchase
  const purchaseId = asked(PurchaseId, params.id)
  const { customerId } = await find(context.get(actorContext), { purchaseId })
  throw redirect(`/admin/customers/${customerId}?purchase=${purchaseId}#purchases`)
}
