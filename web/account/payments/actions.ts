import { redirectDocument } from 'react-router'
import { z } from 'zod'
import type { App } from '../../../src/app.ts'
import { PaymentMethodId } from '../../../src/kernel/ids.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { intentOf } from '../../form-data.ts'
import { methodWords } from '../../method-words.ts'
import { wordsIn } from '../../words.ts'

const MethodIntent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), gateway: z.string().max(40) }),
  z.object({ intent: z.literal('default'), methodId: PaymentMethodId }),
  z.object({ intent: z.literal('remove'), methodId: PaymentMethodId }),
])
/** Of several forms alike the intent also says which. */
const MethodForm = z.preprocess((form: Record<string, unknown>) => {
  return { ...form, intent: intentOf(form.intent) }
}, MethodIntent)

const here = '/account/payments'
type Doing = { app: App; actor: Actor; locale: string; request: Request }

/** Leads to where a method is entered, makes one the default, removes one. */
export function carryOut({ app, actor, locale, request }: Doing) {
  const { t } = wordsIn(locale)
  return submitted(request, MethodForm, async (form) => {
    if (form.intent === 'add') {
      const { url } = await app.methods.openForm(actor, { gateway: form.gateway })
      return redirectDocument(url, 303)
    }
    const { methods } = await app.payments.list(actor, {})
    const method = methods.find(({ id }) => id === form.methodId)
    const values = { method: method ? methodWords(t, method.label) : '' }
    if (form.intent === 'default') {
      await app.methods.makeDefault(actor, { methodId: form.methodId })
      return redirectSaying(here, 'account.payments.madeDefault', values)
    }
    await app.methods.remove(actor, { methodId: form.methodId })
    return redirectSaying(here, 'account.payments.removed', values)
  })
}
