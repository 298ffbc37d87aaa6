import { z } from 'zod'
import { AddedMethod, storeMethod } from '../methods/store-method.ts'
import { asCustomer } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import type { AccountHolder, Ports } from '../platform/use-case.ts'
import './payment-ports.ts'

// A new method is entered at its gateway, on a page of its own: no number passes this server.

const GatewayName = z.string().max(40)

/** Where the customer enters it. The page leads back to the payment methods, which keep what was entered. */
export const openMethodForm = process({
  name: 'payment_method.open_form',
  input: z.object({ gateway: GatewayName }),
  output: z.object({ url: z.string() }),
  may: asCustomer,
  steps: {},
  async run(call, { gateway }) {
    const { openForm } = formsOf(call.ports, gateway)
    const formId = call.newId()
    const returnUrl = `${call.ports.shopUrl}/account/payment-methods/${gateway}/${formId}`
    const { url } = await openForm({ key: formKey(call, formId), returnUrl })
    return { url }
  },
})

/** Keeps what was entered in such a form, once however often it is asked for; null when nothing was. */
export const keepFromForm = process({
  name: 'payment_method.keep_from_form',
  input: z.object({ gateway: GatewayName, formId: z.uuid() }),
  output: AddedMethod.nullable(),
  may: asCustomer,
  steps: { store: storeMethod },
  async run(call, { gateway, formId }) {
    const { findForm } = formsOf(call.ports, gateway)
    const entered = await findForm(formKey(call, formId))
    return entered && call.steps.store(call.actor, { ...entered, gateway, keep: true })
  },
})

/** The first gateway that has a form for new methods. */
export function formGateway({ gateways }: Ports): string | null {
  return [...gateways.values()].find(({ openForm, findForm }) => openForm && findForm)?.name ?? null
}

function formsOf({ gateways }: Ports, gateway: string) {
  const { openForm, findForm } = gateways.get(gateway) ?? {}
  if (!openForm || !findForm) throw new Refused('gateway_unknown')
  return { openForm, findForm }
}

/** Names a form at a gateway: made of whose it is, so that nobody can take what somebody else entered. */
function formKey({ account }: AccountHolder, formId: string): string {
  return `${account}/${formId}`
}
