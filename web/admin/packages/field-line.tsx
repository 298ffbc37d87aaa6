import type { Field as AskedField } from '../../../src/catalog/package.ts'
import { fieldTypes } from '../../../src/kernel/field-types.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** One thing that whoever buys a package is asked. */
export function FieldLine(props: { at: number; field: AskedField | undefined; isStored: boolean }) {
  const t = useWords()
  const { at, field, isStored } = props
  const name = (part: string) => `fields.${at}.${part}`
  return (
    <>
      {field && isStored && <input type="hidden" name={name('id')} value={field.id} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name={name('label')}
          label={t('admin.packages.label')}
          defaultValue={field?.label}
          maxLength={80}
        />
        <SelectField
          name={name('type')}
          label={t('admin.packages.type')}
          defaultValue={field?.type ?? 'text'}
        >
          {fieldTypes.map((type) => (
            <option key={type} value={type}>
              {t(`admin.packages.types.${type}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Field
        name={name('hint')}
        label={t('admin.packages.hint')}
        defaultValue={field?.hint}
        maxLength={200}
        optional
      />
      <details open={field?.type === 'choice'}>
        <summary className="cursor-pointer text-[0.8125rem] text-muted">
          {t('admin.packages.types.choice')}
        </summary>
        <TextField
          name={name('choices')}
          label={t('admin.packages.choices')}
          hint={t('admin.packages.choicesHint')}
          defaultValue={field?.choices.join('\n')}
          className="mt-3"
        />
      </details>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox
          name={name('required')}
          label={t('admin.packages.required')}
          defaultChecked={field?.required ?? false}
        />
        <Checkbox
          name={name('editable')}
          label={t('admin.packages.editable')}
          defaultChecked={field?.editable ?? false}
        />
        <Checkbox
          name={name('staffOnly')}
          label={t('admin.packages.staffOnly')}
          defaultChecked={field?.staffOnly ?? false}
        />
        {isStored && <Checkbox name={name('gone')} label={t('admin.packages.gone')} />}
      </div>
    </>
  )
}
