import type { Refused } from '../../../src/platform/refused.ts'
import type { Problem } from '../../problems.ts'
import type { MessageKey } from '../../words.ts'

export type Wrong = {
  readonly path: readonly PropertyKey[]
  readonly message: MessageKey
  readonly params?: Problem['params']
}

/** What an action throws inside `submitted` to say sentences beside fields of its form; an empty path is the whole form. */
export function wrong(...problems: readonly Wrong[]): Error {
  const refused: Pick<Refused, 'name' | 'code' | 'details' | 'problems'> = {
    name: 'Refused',
    code: 'invalid_input',
    details: {},
    problems,
  }
  return Object.assign(new Error('the form was not accepted'), refused)
}
