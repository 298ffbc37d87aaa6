import { z } from 'zod'

/** What turns the direction of text round, ends lines in secret, or is half a character. */
const turning = /[\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u
const control = /\p{Cc}/u
const controlInLine = /[^\P{Cc}\n\r\t]/u
/** Something that is seen: fillers are letters to Unicode, and blank. */
const seen = /(?![\u115F\u1160\u2800\u3164\uFFA0])[\p{L}\p{N}\p{P}\p{S}]/u

/** Whether a text can stand in one line as it is, without anything that cannot be seen. */
export function isOneLine(text: string): boolean {
  return !control.test(text) && !turning.test(text)
}

/** The same of a text of several lines. */
export function isPlainText(text: string): boolean {
  return !controlInLine.test(text) && !turning.test(text)
}

const unseen = 'form.unseen'

/** A line that may be left empty. */
export function optionalLine(most: number) {
  return z.string().trim().max(most).refine(isOneLine, unseen).default('')
}

/** A line with something in it. */
export function line(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(isOneLine, unseen)
    .refine((text) => text === '' || seen.test(text), 'form.required')
}

/** Several lines, or none. */
export function paragraphs(most: number) {
  return z.string().trim().max(most).refine(isPlainText, unseen).default('')
}

/** A telephone number, without the marks of direction that address books copy along with it. */
export const Telephone = z
  .string()
  .overwrite((text) => text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, ''))
  .trim()
  .max(40)
  .refine(isOneLine, unseen)
  .default('')

/** Why something was done, in the words of whoever did it. */
export const Reason = line(300)
