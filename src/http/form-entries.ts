import { MIMEType } from 'node:util'

/** The most fields that a form may send, each time that a name is repeated included. */
export const mostEntries = 1_000

/**
 * How many fields a body of this content type can hold at most, found in one pass and before anything reads it as a form:
 * what reads it needs seconds for some hundred thousand. 0 for what is no form.
 */
export function entriesIn(body: Uint8Array, contentType: string | null): number {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  // Of several types in one header the last counts, so every one of them is looked at.
  const counts = (contentType ?? '').split(',').map((type) => countAs(bytes, type))
  return Math.max(...counts)
}

export function isForm(contentType: string | null): boolean {
  return /multipart\/form-data|application\/x-www-form-urlencoded/i.test(contentType ?? '')
}

function countAs(body: Buffer, contentType: string): number {
  const type = mimeTypeOf(contentType)
  if (type?.essence === 'application/x-www-form-urlencoded') return occurrences(body, '&') + 1
  if (type?.essence !== 'multipart/form-data') return 0
  return occurrences(body, `--${type.params.get('boundary') ?? ''}`)
}

function mimeTypeOf(text: string): MIMEType | null {
  try {
    return new MIMEType(text)
  } catch {
    return null
  }
}

function occurrences(body: Buffer, sought: string): number {
  let count = 0
  for (let at = body.indexOf(sought); at >= 0; at = body.indexOf(sought, at + sought.length)) count += 1
  return count
}
