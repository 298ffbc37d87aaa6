import { redirect } from 'react-router'
import { TransactionId } from '../../src/kernel/ids.ts'
import { actorContext, appContext } from '../context.ts'
import type { Route } from './+types/transaction'
import { asked } from './asked.ts'

/** A payment is shown on the page of its invoice. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const find = context.get(appContext).search.placeOfTransaction
  const { number } = await find(context.get(actorContext), { transactionId: asked(TransactionId, params.id) })
  throw redirect(`/admin/invoices/${number}#payments`)
}
