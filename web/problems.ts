import type { z } from 'zod'
import type { MessageKey } from './words.ts'

/** Why a field was not accepted: a sentence of the catalogue and what it mentions. */
export type Problem = {
  readonly key: MessageKey
  readonly params?: Readonly<Record<string, string | number>>
}

type Issue =
  | z.core.$ZodIssue
  | { code: 'custom'; message: string; path: PropertyKey[]; input?: unknown; params?: Problem['params'] }

/**
 * The catalogue's sentence for what zod found. A schema's own message is used when it is a key of the catalogue:
 * `z.string().refine(isVatId, 'form.vatId')`.
 */
export function problemOf(issue: Issue): Problem {
  if (isKey(issue.message)) return { key: issue.message, ...paramsOf(issue) }
  if (isBlank(issue)) return { key: blankKey(issue) }
  switch (issue.code) {
    case 'too_small':
      return sizeProblem(
        issue.origin,
        Number(issue.minimum),
        'form.tooShort',
        'form.tooSmall',
        'form.chooseMore',
      )
    case 'too_big':
      return sizeProblem(
        issue.origin,
        Number(issue.maximum),
        'form.tooLong',
        'form.tooBig',
        'form.chooseFewer',
      )
    case 'invalid_format':
      return { key: formats[issue.format] ?? 'form.format' }
    case 'invalid_value':
      return { key: 'form.choose' }
    case 'invalid_type':
      return {
        key: issue.expected === 'number' || issue.expected === 'bigint' ? 'form.number' : 'form.format',
      }
    default:
      return { key: 'form.format' }
  }
}

function paramsOf(issue: Issue): Pick<Problem, 'params'> {
  const params = 'params' in issue ? (issue.params as Problem['params']) : undefined
  return params ? { params } : {}
}

function blankKey(issue: Issue): MessageKey {
  if (issue.code !== 'invalid_value') return 'form.required'
  return issue.values.length === 1 ? 'form.tick' : 'form.choose'
}

const formats: Partial<Record<string, MessageKey>> = {
  email: 'form.email',
  url: 'form.url',
  date: 'form.date',
}

// Sentences have spaces, keys have dots.
function isKey(message: string | undefined): message is MessageKey {
  return /^\w+(\.\w+)+$/.test(message ?? '')
}

function isBlank(issue: Issue): boolean {
  const missing =
    issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_format'
  if (issue.code === 'too_small' && issue.origin === 'string') return issue.input === ''
  return missing && (issue.input === undefined || issue.input === '')
}

function sizeProblem(
  origin: string,
  limit: number,
  text: MessageKey,
  number: MessageKey,
  list: MessageKey,
): Problem {
  const key = origin === 'string' ? text : origin === 'array' || origin === 'set' ? list : number
  return { key, params: { limit, count: limit } }
}
