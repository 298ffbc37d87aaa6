import { Children, type ComponentProps, isValidElement, type ReactNode, useId } from 'react'
import { ConflictChoice } from './conflict.tsx'
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
  if (field.conflict) return <Conflicting name={input.name} label={label} field={field} />
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
  if (field.conflict) return <Conflicting name={input.name} label={label} field={field} />
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
  if (field.conflict) {
    const shown = (value: string) => optionOf(select.children, value)
    return <Conflicting name={select.name} label={label} field={field} shown={shown} />
  }
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
  if (field.conflict) return <Conflicting name={area.name} label={label} field={field} />
  return (
    <Labelled label={label} hint={hint} optional={optional} quiet={quiet} className={className} field={field}>
      <textarea rows={4} {...area} {...field.attributes} className="textarea" />
    </Labelled>
  )
}

type Control = ReturnType<typeof useControl>

function useControl(name: string, stored: ComponentProps<'input'>['defaultValue'], hint: ReactNode) {
  const id = useId()
  const { problem, typed, conflict } = useField(name)
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const attributes = {
    id,
    defaultValue: typed ?? stored,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return { id, problem, conflict, attributes }
}

/** What two have changed, in the place of the field. */
function Conflicting(props: {
  name: string
  label: string
  field: Control
  shown?: (value: string) => string
}) {
  const { name, label, field, shown = (value: string) => value } = props
  if (!field.conflict) return null
  const mine = String(field.attributes.defaultValue ?? '')
  return <ConflictChoice name={name} label={label} mine={mine} conflict={field.conflict} shown={shown} />
}

/** What an option of a list is called. */
function optionOf(options: ReactNode, value: string): string {
  const found = Children.toArray(options).find(
    (option) => isValidElement<ComponentProps<'option'>>(option) && option.props.value === value,
  )
  return isValidElement<ComponentProps<'option'>>(found) ? String(found.props.children) : value
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
