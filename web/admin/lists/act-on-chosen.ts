import { z } from 'zod'
import { Reason } from '../../../src/kernel/text.ts'
import { submitted } from '../../form.ts'
import { answerTo, isRefused } from '../../refused.ts'
import { type MessageKey, say, wordsIn } from '../../words.ts'

/** No more than a page of a list. */
const mostAtOnce = 25

/** Each is sent with what it is called, so that what is not done can be named. */
const Chosen = z
  .string()
  .max(100)
  .transform((text) => {
    const [id = '', ...name] = text.split(' ')
    return { id, name: name.join(' ') }
  })

const chosenShape = {
  key: z.uuid(),
  chosen: z.preprocess((sent) => [sent ?? []].flat(), z.array(Chosen).min(1).max(mostAtOnce)),
}
const WithoutReason = z.object({ ...chosenShape, reason: z.literal('').default('') })
const WithReason = z.object({ ...chosenShape, reason: Reason })

/** What the page says afterwards, where the list stands. */
export type Acted = {
  readonly acted: {
    readonly says: string
    readonly failed: readonly { readonly name: string; readonly why: string }[]
  }
}

type Act = (
  id: string,
  asked: { readonly reason: string; readonly idempotencyKey: string },
) => Promise<unknown>

/**
 * Does the same to each of what was chosen, one after the other: each by its own use case, with its own permission, transaction and history.
 * What one refuses stops none of the others. Pressed twice it happens once. `done` says how many were done.
 */
export function actOnChosen(
  request: Request,
  how: { readonly locale: string; readonly done: MessageKey; readonly asksWhy?: true },
  act: Act,
) {
  const schema = how.asksWhy ? WithReason : WithoutReason
  return submitted(request, schema, async ({ key, chosen, reason }): Promise<Acted> => {
    const { t } = wordsIn(how.locale)
    const failed: { name: string; why: string }[] = []
    for (const { id, name } of chosen) {
      try {
        await act(id, { reason, idempotencyKey: `${key} ${id}` })
      } catch (error) {
        if (!isRefused(error)) throw error
        const { says, details } = answerTo(error).said
        failed.push({ name, why: say(t, says, details) })
      }
    }
    const done = say(t, how.done, { count: chosen.length - failed.length })
    const not = failed.length > 0 ? say(t, 'admin.chosen.not', { count: failed.length }) : ''
    return { acted: { says: `${done}${not}`, failed } }
  })
}
