import { type ComponentProps, type ReactNode, useId } from 'react'
import { useField } from './form.tsx'
import { UnprintedNote } from './unprinted-note.tsx'
import { useWords } from './viewer.tsx'

type Shared = {
  name: string
  label: string
  hint?: ReactNode | undefined
  /** Says "optional" beside the label. */
  optional?: boolean | undefined
  /** Hides the label from sight where the place makes it plain. */
  quiet?: boolean | undefined
  className?: string | undefined
}

type Native<Tag extends 'input' | 'select' | 'textarea'> = Omit<
  ComponentProps<Tag>,
  'className' | 'id' | 'name' | 'ref'
>

/** One line of text, a number, a date, a password… whatever `type` says. */
export function Field({ label, hint, optional, quiet, className, ...input }: Shared & Native<'input'>) {
  const field = useControl(input.name, input.defaultValue, hint)
  return (
    <Labelled label={label} hint={hint} optional={optional} quiet={quiet} className={className} field={field}>
      <input {...input} {...field.attributes} className="input" />
    </Labelled>
  )
}

/** One line of text that documents will show as it is typed: a name, a company, an address. */
export function PrintedField({
  label,
  hint,
  optional,
  quiet,
  className,
  ...input
}: Shared & Native<'input'>) {
  const field = useControl(input.name, input.defaultValue, hint)
  return (
    <Labelled label={label} hint={hint} optional={optional} quiet={quiet} className={className} field={field}>
      <UnprintedNote stored={String(field.attributes.defaultValue ?? '')}>
        {(note) => <input {...input} {...field.attributes} {...note} className="input" />}
      </UnprintedNote>
    </Labelled>
  )
}

/** One of a few, from a list; give the `option`s as children. */
export function SelectField({
  label,
  hint,
  optional,
  quiet,
  className,
  ...select
}: Shared & Native<'select'>) {
  const field = useControl(select.name, select.defaultValue, hint)
  return (
    <Labelled label={label} hint={hint} optional={optional} quiet={quiet} className={className} field={field}>
      <select
        {...select}
        {...field.attributes}
        key={String(field.attributes.defaultValue)}
        className="select"
      />
    </Labelled>
  )
}

/** Several lines of text. */
export function TextField({ label, hint, optional, quiet, className, ...area }: Shared & Native<'textarea'>) {
  const field = useControl(area.name, area.defaultValue, hint)
  return (
    <Labelled label={label} hint={hint} optional={optional} quiet={quiet} className={className} field={field}>
      <textarea rows={4} {...area} {...field.attributes} className="textarea" />
    </Labelled>
  )
}

type Control = ReturnType<typeof useControl>

function useControl(name: string, stored: ComponentProps<'input'>['defaultValue'], hint: ReactNode) {
  const id = useId()
  const { problem, typed } = useField(name)
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const attributes = {
    id,
    defaultValue: typed ?? stored,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return { id, problem, attributes }
}

function Labelled(props: Omit<Shared, 'name'> & { field: Control; children: ReactNode }) {
  const t = useWords()
  const { id, problem } = props.field
  return (
    <div className={`field ${props.className ?? ''}`}>
      <label htmlFor={id} className={props.quiet ? 'sr-only' : 'field-label'}>
        {props.label}
        {props.optional && <span className="ml-1.5 font-normal text-muted">{t('form.optional')}</span>}
      </label>
      {props.children}
      {problem && (
        <p id={`${id}-problem`} className="field-problem">
          {problem}
        </p>
      )}
      {props.hint && (
        <p id={`${id}-hint`} className="field-hint">
          {props.hint}
        </p>
      )}
    </div>
  )
}
