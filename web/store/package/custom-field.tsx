import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/viewer.tsx'

export type AskedField = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly type: 'text' | 'long_text' | 'number' | 'choice' | 'date' | 'yes_no'
  readonly choices: readonly string[]
  readonly required: boolean
}

/** What a package asks its buyer, entered as its type says; `stored` is what was entered before. */
export function CustomField({ field, stored }: { field: AskedField; stored?: string | undefined }) {
  const shared = {
    defaultValue: stored,
    name: `fields.${field.id}`,
    label: field.label,
    hint: field.hint || undefined,
    optional: !field.required,
    required: field.required,
  }
  switch (field.type) {
    case 'text':
      return <Field {...shared} maxLength={200} />
    case 'long_text':
      return <TextField {...shared} maxLength={4_000} />
    case 'number':
      return <Field {...shared} inputMode="decimal" maxLength={20} />
    case 'date':
      return <Field {...shared} type="date" />
    case 'choice':
      return <Choices {...shared} choices={field.choices.map((choice) => [choice, choice])} />
    case 'yes_no':
      return <YesNo {...shared} />
  }
}

type Shared = {
  name: string
  label: string
  hint: string | undefined
  optional: boolean
  required: boolean
  defaultValue: string | undefined
}

function YesNo(shared: Shared) {
  const t = useWords()
  const choices = [
    ['yes', t('store.yes')],
    ['no', t('store.no')],
  ] as const
  return <Choices {...shared} choices={choices} />
}

function Choices({ choices, ...shared }: Shared & { choices: readonly (readonly [string, string])[] }) {
  const t = useWords()
  return (
    <SelectField {...shared}>
      <option value="">{t('store.pleaseChoose')}</option>
      {choices.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}
