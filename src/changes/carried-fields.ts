import type { FieldValue } from '../catalog/field-values.ts'
import type { Field, Package } from '../catalog/package.ts'

export type Carried = {
  /** What was entered and is asked by the other package too, under its own fields. */
  readonly kept: readonly FieldValue[]
  /** What was entered and is not asked any more. */
  readonly dropped: readonly FieldValue[]
  /** What has to be entered besides. */
  readonly missing: readonly Field[]
}

/** What becomes of what was entered: a field that is called the same and takes the same is the same. */
export function carriedFields(
  to: Pick<Package, 'id' | 'fields'>,
  from: Pick<Package, 'id' | 'fields'>,
  entered: readonly FieldValue[],
): Carried {
  const sameAs = ({ fieldId, label, value }: FieldValue): Field | undefined => {
    const type = from.fields.find(({ id }) => id === fieldId)?.type
    return to.fields.find((field) => {
      if (field.id === fieldId) return true
      const fits = field.type !== 'choice' || field.choices.includes(value)
      return field.label === label && (type === undefined || field.type === type) && fits
    })
  }
  const kept = entered.flatMap((one) => {
    const field = sameAs(one)
    return field ? [{ fieldId: field.id, label: field.label, value: one.value }] : []
  })
  return {
    kept,
    dropped: entered.filter((one) => !sameAs(one)),
    missing: to.fields.filter(
      (field) => !field.staffOnly && field.required && !kept.some(({ fieldId }) => fieldId === field.id),
    ),
  }
}
