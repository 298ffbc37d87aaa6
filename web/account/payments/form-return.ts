import { redirect } from 'react-router'
import { z } from 'zod'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { methodWords } from '../../method-words.ts'
import { wordsIn } from '../../words.ts'
import type { Route } from './+types/form-return'

const Params = z.object({
  gateway: z.string().max(40),
  formId: z.uuid().catch('00000000-0000-0000-0000-000000000000'),
})

/** Where the provider's form for a new method leads back to: keeps what was entered there, however often it is opened. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { gateway, formId } = Params.parse(params)
  const stored = await context
    .get(appContext)
    .methods.keepFromForm(context.get(actorContext), { gateway, formId })
  if (!stored) throw redirect('/account/payments', 303)
  const { t } = wordsIn(context.get(viewerContext).locale)
  throw redirectSaying('/account/payments', 'account.payments.added', {
    method: methodWords(t, stored.label),
  })
}
