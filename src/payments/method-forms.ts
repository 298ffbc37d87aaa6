import { z } from 'zod'
import { storeMethod } from '../methods/store-method.ts'
import type { Actor } from '../platform/actor.ts'
import { asCustomer } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import type { createRunner } from '../platform/runner.ts'
import { query } from '../platform/use-case.ts'
import type { Gateway } from './gateway.ts'
import './payment-ports.ts'

type Parts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly gateways: ReadonlyMap<string, Gateway>
  readonly shopUrl: string
  readonly newId: () => string
}

/** Names a form at a gateway: made of whose it is, so that nobody can take what somebody else entered. */
export const methodForm = query({
  name: 'payment_method.form',
  input: z.object({ formId: z.uuid() }),
  may: asCustomer,
  run: async ({ account }, { formId }) => ({ key: `${account}/${formId}` }),
})

/** A new method is entered at its gateway, on a page of its own: no number passes this server. */
export function createMethodForms({ bind, gateways, shopUrl, newId }: Parts) {
  const name = bind(methodForm)
  const store = bind(storeMethod)

  function formsOf(gateway: string) {
    const { openForm, findForm } = gateways.get(gateway) ?? {}
    if (!openForm || !findForm) throw new Refused('gateway_unknown')
    return { openForm, findForm }
  }

  return {
    /** Where the customer enters it. The page leads back to the payment methods, which keep what was entered. */
    async openMethodForm(actor: Actor, gateway: string): Promise<{ url: string }> {
      const { openForm } = formsOf(gateway)
      const formId = newId()
      const { key } = await name(actor, { formId })
      return openForm({ key, returnUrl: `${shopUrl}/account/payment-methods/${gateway}/${formId}` })
    },
    /** Keeps what was entered in such a form, once however often it is asked for; null when nothing was. */
    async keepFromForm(actor: Actor, gateway: string, formId: string) {
      const { findForm } = formsOf(gateway)
      const { key } = await name(actor, { formId })
      const entered = await findForm(key)
      return entered && store(actor, { ...entered, gateway, keep: true })
    },
  }
}
