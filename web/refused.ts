import { refusalStatuses } from '../src/http/refusals.ts'
import type { Refused } from '../src/platform/refused.ts'
import type { MessageKey } from './words.ts'

/** A refusal as the error page gets it: in words of the reader. */
export type Said = { readonly text: string }

type Unsaid = { readonly says: MessageKey; readonly details: Readonly<Record<string, string>> }

// The pages' bundle holds no copy of the class that the server throws, so its name tells.
export function isRefused(error: unknown): error is Refused {
  return error instanceof Error && error.name === 'Refused' && 'code' in error
}

/** Status and words of a refusal: one that has no sentence does not compile. */
export function answerTo(refused: Refused): { status: number; said: Unsaid } {
  const { code, details } = refused
  return { status: refusalStatuses[code], said: { says: `refusals.${code}`, details } }
}
