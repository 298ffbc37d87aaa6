import { type ReactNode, useId } from 'react'
import { useField, useWasRejected } from './form.tsx'

export type Choice = {
  readonly value: string
  readonly label: ReactNode
  readonly note?: ReactNode | undefined
  /** At the right end: a price. */
  readonly end?: ReactNode | undefined
  readonly disabled?: boolean | undefined
}

/** One of several, each a card that can be pressed anywhere. */
export function RadioCards(props: {
  name: string
  label: string
  choices: readonly Choice[]
  defaultValue?: string | undefined
  quiet?: boolean | undefined
}) {
  const id = useId()
  const { problem, typed } = useField(props.name)
  const chosen = typed ?? props.defaultValue
  return (
    <fieldset className="field" aria-describedby={problem ? id : undefined}>
      <legend className={props.quiet ? 'sr-only' : 'field-label mb-1.5'}>{props.label}</legend>
      {props.choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            className="radio radio-sm"
            name={props.name}
            value={choice.value}
            defaultChecked={choice.value === chosen}
            disabled={choice.disabled}
          />
          <ChoiceText {...choice} />
        </label>
      ))}
      {problem && (
        <p id={id} className="field-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

function ChoiceText({ label, note, end }: Choice) {
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block font-[550]">{label}</span>
        {note && <span className="block text-[0.8125rem] text-muted">{note}</span>}
      </span>
      {end && <span className="text-end font-[550] figures">{end}</span>}
    </>
  )
}

/** Yes or no. Sends `value` (otherwise "yes") when ticked, nothing when not. */
export function Checkbox(props: {
  name: string
  label: ReactNode
  hint?: ReactNode | undefined
  value?: string | undefined
  defaultChecked?: boolean | undefined
}) {
  const id = useId()
  const value = props.value ?? 'yes'
  const { problem, all } = useField(props.name.replace(/\[\]$/, ''))
  const rejected = useWasRejected()
  return (
    <div className="field">
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          className="checkbox checkbox-sm mt-0.5"
          name={props.name}
          value={value}
          defaultChecked={rejected ? all.includes(value) : props.defaultChecked}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem || props.hint ? id : undefined}
        />
        <span>{props.label}</span>
      </label>
      {(problem || props.hint) && (
        <p id={id} className={`pl-[1.875rem] ${problem ? 'field-problem' : 'field-hint'}`}>
          {problem ?? props.hint}
        </p>
      )}
    </div>
  )
}
