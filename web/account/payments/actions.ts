import { z } from 'zod'
import type { App } from '../../../src/app.ts'
import { PaymentMethodId } from '../../../src/kernel/ids.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { CardForm, withCard } from '../../card-form.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { intentOf } from '../../form-data.ts'
import { cardWords } from '../../method-words.ts'
import { wordsIn } from '../../words.ts'

const Deed = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), card: CardForm }),
  z.object({ intent: z.literal('default'), methodId: PaymentMethodId }),
  z.object({ intent: z.literal('remove'), methodId: PaymentMethodId }),
])
/** Of several forms alike the intent also says which. */
const MethodForm = z.preprocess((form: Record<string, unknown>) => {
  return { ...form, intent: intentOf(form.intent) }
}, Deed)

const here = '/account/payments'
type Doing = { app: App; actor: Actor; locale: string; request: Request }

/** Stores a card, makes one the default, removes one. */
export function carryOut({ app, actor, locale, request }: Doing) {
  const { t } = wordsIn(locale)
  return submitted(request, MethodForm, async (form) => {
    if (form.intent === 'add') {
      const stored = await withCard(() => app.payments.addCard(actor, 'sandbox', form.card, true))
      return redirectSaying(here, 'account.payments.added', { method: cardWords(t, stored) })
    }
    const { methods } = await app.payments.list(actor, {})
    const method = methods.find(({ id }) => id === form.methodId)
    const values = { method: method ? cardWords(t, method) : '' }
    if (form.intent === 'default') {
      await app.payments.makeMethodDefault(actor, { methodId: form.methodId })
      return redirectSaying(here, 'account.payments.madeDefault', values)
    }
    await app.payments.removeMethod(actor, { methodId: form.methodId })
    return redirectSaying(here, 'account.payments.removed', values)
  })
}
