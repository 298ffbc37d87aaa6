import { data } from 'react-router'
import { z } from 'zod'
import type { Meanwhile } from '../src/kernel/edit.ts'
import type { RefusalCode, Refused } from '../src/platform/refused.ts'
import { fieldsOf, intentOf, keptValues, nested, showFields } from './form-data.ts'
import { type Problem, problemOf } from './problems.ts'
import { answerTo, isRefused } from './refused.ts'

/**
 * What a page gets back as `actionData` when its form was not accepted: what was typed, and what is wrong, in words of the reader.
 * Field names are dotted paths; '' is the form.
 */
export type Rejected = {
  readonly rejected: true
  readonly values: Readonly<Record<string, string | string[]>>
  readonly problems: Readonly<Record<string, string>>
  /** Fields that somebody else has changed since the form was opened, with what they made of them (`web/edited.ts`). */
  readonly conflicts?: Readonly<Record<string, Meanwhile>>
}

/** The same before it is known who reads it; it is put into words on its way out (`guard.ts`). */
export type Unsaid = Omit<Rejected, 'problems'> & { readonly problems: Readonly<Record<string, Problem>> }

/** Refusals that are about one field, by its name. */
type Beside = Readonly<Partial<Record<RefusalCode, string>>>

/**
 * Reads the form of `request`, parses it with `schema` and gives the result to `run`. What the schema or a use case
 * refuses comes back as {@link Unsaid}, with status 422 or the status of the refusal, and with everything that was
 * typed except secrets. A refusal is said of the whole form, or `beside` the field that it is about. Anything else that
 * `run` throws passes through: redirects, faults, outages.
 */
export async function submitted<S extends z.ZodType, R>(
  request: Request,
  schema: S,
  run: (form: z.output<S>) => Promise<R>,
  beside: Beside = {},
) {
  const fields = fieldsOf(await formOf(request))
  const values = keptValues(fields)
  if (fields.has(showFields)) return rejected(values, {}, 200)
  const problems = unreadable(fields)
  // What is in no size or shape to be read is not shown to the schema, whose patterns and functions would have to bear it.
  if (Object.keys(problems).length > 0) return rejected(values, problems, 422)
  const parsed = schema.safeParse(nested(fields), { reportInput: true })
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems[issue.path.join('.')] ??= problemOf(issue)
    return rejected(values, problems, 422)
  }
  try {
    return await run(parsed.data)
  } catch (error) {
    if (!isRefused(error)) throw error
    return rejected(values, problemsOf(error, beside), answerTo(error).status)
  }
}

/** What the form of this request is for, before it is known how to read the rest of it. */
export async function intentIn(request: Request): Promise<string> {
  return intentOf((await formOf(request.clone())).get('intent'))
}

/** The form of a request. A body that is none, or breaks off, is a request that makes no sense. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw data(null, { status: 400 })
  }
}

/** No field of any form is longer. */
const longestText = 20_000

/** The database has no NUL, and nobody types one. */
function unreadable(fields: ReturnType<typeof fieldsOf>): Record<string, Problem> {
  const problems: Record<string, Problem> = {}
  for (const [name, value] of fields) {
    const texts = [value].flat().filter((one) => typeof one === 'string')
    if (texts.some((text) => text.includes('\0'))) problems[name] = { key: 'form.format' }
    if (texts.some((text) => text.length > longestText)) problems[name] = tooLong
  }
  return problems
}

const tooLong: Problem = { key: 'form.tooLong', params: { limit: longestText, count: longestText } }

/** Lets a field be left empty: an empty text counts as not given. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}

/** A box that is ticked or not: what is not ticked is not sent. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

export function wholeNumber(least: number, most: number) {
  return z.coerce.number().int().min(least).max(most)
}

function rejected(values: Unsaid['values'], problems: Unsaid['problems'], status: number) {
  return data<Unsaid>({ rejected: true, values, problems }, { status })
}

function problemsOf(refused: Refused, beside: Beside): Record<string, Problem> {
  const problems: Record<string, Problem> = {}
  for (const { path, message, params = refused.details } of refused.problems) {
    problems[path.join('.')] ??= { ...problemOf({ code: 'custom', message, path: [...path] }), params }
  }
  if (Object.keys(problems).length > 0) return problems
  const { says, details } = answerTo(refused).said
  return { [beside[refused.code] ?? '']: { key: says, params: details } }
}
