import { redirect } from 'react-router'
import { z } from 'zod'
import type { App } from '../../../src/app.ts'
import { PurchaseId } from '../../../src/kernel/ids.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { formatDay } from '../../format.ts'

const PurchaseForm = z.object({
  intent: z.enum([
    'renew',
    'turn-off-auto-renew',
    'turn-on-auto-renew',
    'collect-automatically',
    'collect-manually',
    'cancel',
  ]),
})

type Doing = { app: App; actor: Actor; locale: string; request: Request; purchaseId: string }

/** What a purchase's page can do. Each leads back to the page, which says what was done; renewing leads to the payment. */
export async function carryOut({ app, actor, locale, request, purchaseId: id }: Doing) {
  const purchase = await app.purchases.page(actor, { purchaseId: id })
  const purchaseId = PurchaseId.parse(id)
  const here = `/account/purchases/${purchaseId}`
  const day = purchase.period ? formatDay(purchase.period.to, locale) : ''
  return submitted(request, PurchaseForm, async ({ intent }) => {
    switch (intent) {
      case 'renew': {
        const { number } = await app.purchases.renewNow(actor, { purchaseId })
        return redirect(`/checkout/${number}`, 303)
      }
      case 'turn-off-auto-renew':
        await app.purchases.turnOffAutoRenew(actor, { purchaseId })
        return redirectSaying(here, 'account.purchase.turnedOff', { day })
      case 'turn-on-auto-renew':
        await app.purchases.turnOnAutoRenew(actor, { purchaseId })
        return redirectSaying(here, 'account.purchase.turnedOn', { day })
      case 'collect-automatically':
      case 'collect-manually': {
        const collection = intent === 'collect-automatically' ? 'automatic' : 'manual'
        await app.purchases.setCollection(actor, { purchaseId, collection })
        return redirectSaying(here, `account.purchase.collectionIs.${collection}`)
      }
      case 'cancel':
        await app.purchases.cancel(actor, { purchaseId, reason: 'by_customer' })
        return redirectSaying(here, 'account.purchase.cancelled', { name: purchase.name })
    }
  })
}
