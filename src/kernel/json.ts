/** Anything that JSON can hold; money travels as {@link toJson} writes it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** JSON with its keys in order and no white space, so that equal values are equal bytes: what digests are taken of. */
export function canonical(value: unknown): string {
  return JSON.stringify(toJson(value))
}

/**
 * A value as JSON holds it, its keys in order, each bigint a decimal string, bytes in base64. As `JSON.stringify` has it: undefined members
 * are left out, `toJSON` is heeded, and what JSON cannot hold is null.
 */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'bigint':
      return value.toString()
    case 'object':
      return value === null ? null : structure(value)
    default:
      return null
  }
}

function structure(value: object): Json {
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Uint8Array) return value.toBase64()
  if ('toJSON' in value && typeof value.toJSON === 'function') return toJson(value.toJSON())
  const members = Object.entries(value).filter(([, member]) => canBeHeld(member))
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([key, member]) => [key, toJson(member)]))
}

function canBeHeld(member: unknown): boolean {
  return member !== undefined && typeof member !== 'function' && typeof member !== 'symbol'
}
