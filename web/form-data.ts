type Entry = FormDataEntryValue | FormDataEntryValue[]

/** The button that asks for the form again as it is filled in, with the fields that it then has: nothing is done yet. */
export const showFields = 'showFields'

const secret = /password|secret|token|card|cvc|cvv|otp|recovery/i
const longestName = 200
const path = /^[A-Za-z][\w-]*(\.[\w-]+)*$/

/**
 * The fields of a form by name. A name ending in `[]`, or sent more than once, holds a list. Odd names are left out. How many
 * there are was counted at the door.
 */
export function fieldsOf(form: FormData): Map<string, Entry> {
  const fields = new Map<string, Entry>()
  for (const [sent, value] of form) {
    const name = sent.endsWith('[]') ? sent.slice(0, -2) : sent
    if (name.length > longestName || !path.test(name)) continue
    const before = fields.get(name)
    if (before === undefined) fields.set(name, sent === name ? value : [value])
    else if (Array.isArray(before)) before.push(value)
    else fields.set(name, [before, value])
  }
  return fields
}

/** `address.city` becomes `{ address: { city } }`, as schemas are written. */
export function nested(fields: ReadonlyMap<string, Entry>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const [name, value] of fields) {
    const steps = name.split('.')
    const last = steps.pop() ?? name
    let at = root
    for (const step of steps) at = childOf(at, step)
    at[last] = value
  }
  return root
}

function childOf(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = parent[name]
  if (typeof known === 'object' && known !== null && !Array.isArray(known))
    return known as Record<string, unknown>
  const child: Record<string, unknown> = Object.create(null)
  parent[name] = child
  return child
}

/** What may be shown again in the form: everything typed, but no file and nothing that is secret by its name. */
export function keptValues(fields: ReadonlyMap<string, Entry>): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of fields) {
    if (secret.test(name) || name === showFields) continue
    if (typeof value === 'string') kept[name] = value
    else if (Array.isArray(value)) kept[name] = value.filter((item) => typeof item === 'string')
  }
  return kept
}

/**
 * What a form is for: the first word of its `intent`. Where a page has several forms alike, the rest says which. What is no
 * text, as a file, a list or `intent.x`, is for nothing.
 */
export function intentOf(intent: unknown): string {
  return typeof intent === 'string' ? (intent.split(' ', 1)[0] ?? '') : ''
}
