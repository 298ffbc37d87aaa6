import { z } from 'zod'
import { list, Moment } from './codecs.ts'

/**
 * Two people edit the same thing: each form knows how far its history went when it was opened. What others changed since is in that
 * history, with their names. Changes of different fields are both kept; of the same one, whoever comes second chooses.
 */
export const EditVersion = z.string().regex(/^\d{1,18}$/)

/** What somebody changed since a form was opened. */
export const Meanwhile = z.object({
  field: z.string(),
  before: z.string(),
  after: z.string(),
  by: z.object({ kind: z.string(), name: z.string().nullable() }),
  at: Moment,
})
export type Meanwhile = z.output<typeof Meanwhile>

/** What came of an edit. `merged` is how the thing would be with all that does not contradict; nothing of it is saved. */
export function editOutcome<Saved extends z.ZodRawShape, Edited extends z.ZodType>(
  saved: Saved,
  edited: Edited,
) {
  return z.discriminatedUnion('outcome', [
    z.object({ ...saved, outcome: z.literal('saved'), kept: list(Meanwhile) }),
    z.object({
      outcome: z.literal('conflict'),
      version: EditVersion,
      merged: edited,
      conflicts: list(Meanwhile),
    }),
  ])
}

type Texts<Name extends string> = Readonly<Record<Name, string>>
type Merge<Name extends string> = {
  /** With what was entered and with what others changed; where both changed the same, with what was entered. */
  readonly merged: Texts<Name>
  readonly conflicts: readonly Meanwhile[]
  readonly kept: readonly Meanwhile[]
}

/** Merges what was entered into how a thing is now, given what others changed since the form was opened, the oldest first. */
export function mergeEdit<Name extends string>(
  now: Texts<Name>,
  entered: Texts<Name>,
  meanwhile: readonly Meanwhile[],
): Merge<Name> {
  const merged: Record<Name, string> = { ...now }
  const conflicts: Meanwhile[] = []
  const kept: Meanwhile[] = []
  for (const field of Object.keys(entered) as Name[]) {
    const changes = meanwhile.filter((change) => change.field === field)
    const latest = changes.at(-1)
    const opened = changes[0]?.before ?? now[field]
    const isMine = entered[field] !== opened && entered[field] !== now[field]
    const isTheirs = latest !== undefined && now[field] !== opened
    if (isMine) merged[field] = entered[field]
    if (isMine && isTheirs) conflicts.push({ ...latest, before: opened, after: now[field] })
    else if (isTheirs && entered[field] === opened)
      kept.push({ ...latest, before: opened, after: now[field] })
  }
  return { merged, conflicts, kept }
}

/** What came of an edit that is not merged: somebody else's came first where it was opened at a version that is not the latest any more. */
export const EditOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved') }),
  z.object({ outcome: z.literal('outdated'), version: z.number().int(), changes: list(Meanwhile) }),
])
