import { z } from 'zod'
import { calendarDate } from '../kernel/calendar.ts'
import { FieldId } from '../kernel/ids.ts'
import { isOneLine, isPlainText } from '../kernel/text.ts'
import type { InputProblem } from '../platform/refused.ts'
import type { Field } from './package.ts'

/** What was entered into a custom field, with the label as it was then. */
export const FieldValue = z.object({ fieldId: FieldId, label: z.string(), value: z.string() })
export type FieldValue = z.output<typeof FieldValue>

type Read = { readonly values: FieldValue[]; readonly problems: InputProblem[] }

/**
 * Reads what was typed into a package's custom fields. A field that is for staff only, or that the package does not have,
 * is ignored; every problem is named with the id of its field.
 */
export function readFieldValues(fields: readonly Field[], typed: Readonly<Record<string, string>>): Read {
  const values: FieldValue[] = []
  const problems: InputProblem[] = []
  for (const field of fields.filter((each) => !each.staffOnly)) {
    const value = (typed[field.id] ?? '').trim()
    const problem = problemOf(field, value)
    if (problem) problems.push({ path: ['fields', field.id], message: problem })
    else if (value !== '') values.push({ fieldId: field.id, label: field.label, value })
  }
  return { values, problems }
}

const longest = { text: 200, long_text: 4_000, number: 20, choice: 80, date: 10, yes_no: 3 }

/** The key of the message that says what is wrong, or null. */
function problemOf(field: Field, value: string): string | null {
  if (value === '') return field.required ? 'field.required' : null
  if (value.length > longest[field.type]) return 'field.too_long'
  switch (field.type) {
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,6})?$/.test(value) ? null : 'field.no_number'
    case 'choice':
      return field.choices.includes(value) ? null : 'field.no_choice'
    case 'date':
      return isDate(value) ? null : 'field.no_date'
    case 'yes_no':
      return value === 'yes' || value === 'no' ? null : 'field.no_choice'
    case 'text':
      return isOneLine(value) ? null : 'field.control_characters'
    case 'long_text':
      return isPlainText(value) ? null : 'field.control_characters'
  }
}

function isDate(value: string): boolean {
  try {
    return calendarDate(value) === value
  } catch {
    return false
  }
}
