import { data } from 'react-router'
import type { Meanwhile } from '../src/kernel/edit.ts'
import { redirectSaying } from './flash.ts'
import type { Rejected } from './form.ts'
import type { MessageKey } from './words.ts'

type Conflict = {
  readonly outcome: 'conflict'
  readonly version: string
  readonly merged: Readonly<Record<string, string>>
  readonly conflicts: readonly Meanwhile[]
}

/**
 * The answer to a form whose fields somebody else has changed since it was opened: what both changed stands there to choose from, what
 * only they changed as it is now. Sent again, it is of the version that it shows.
 */
export function inConflict(intent: string, { version, merged, conflicts }: Conflict) {
  const rejected: Rejected = {
    rejected: true,
    values: { ...merged, intent, version },
    problems: {},
    conflicts: Object.fromEntries(conflicts.map((conflict) => [conflict.field, conflict])),
  }
  return data(rejected, { status: 409 })
}

/** Ends an edit that was saved: leads on and says so, and whose changes were kept besides. */
export function redirectSaved(to: string, says: MessageKey, kept: readonly Meanwhile[]): Response {
  if (kept.length === 0) return redirectSaying(to, says)
  const names = [...new Set(kept.flatMap(({ by }) => by.name ?? []))].join(', ')
  return names
    ? redirectSaying(to, 'form.savedBoth', { name: names })
    : redirectSaying(to, 'form.savedBesides')
}
