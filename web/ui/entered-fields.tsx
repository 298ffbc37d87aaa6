import type { FieldValue } from '../../src/catalog/field-values.ts'

/** What was entered into the custom fields of something bought, which tells it from others of its kind. Nothing where there is none. */
export function EnteredFields({ fields }: { fields: readonly FieldValue[] }) {
  if (fields.length === 0) return null
  return (
    <span className="line-clamp-3 break-words text-[0.8125rem] text-base-content">
      {fields.map(({ fieldId, label, value }, at) => (
        <span key={fieldId}>
          {at > 0 && <span className="text-muted"> · </span>}
          <span className="text-muted">{label}:</span> {value}
        </span>
      ))}
    </span>
  )
}
