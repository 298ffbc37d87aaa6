import type { Meanwhile } from '../../src/kernel/edit.ts'
import { Moment } from './values.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** Who changed something, for whoever reads: staff by name; customers are "you" to themselves. */
export function useWho(): (by: Meanwhile['by']) => string {
  const t = useWords()
  const { permissions } = useViewer()
  return ({ kind, name }) => {
    if (kind === 'staff') return t('history.who.staff', { name: name ?? '' })
    if (kind === 'system') return t('history.who.system')
    return permissions === null ? t('history.who.you') : t('history.who.customer')
  }
}

/** A field that two have changed: what each made of it, to choose from. Chosen is what was typed here, until it is changed. */
export function ConflictChoice(props: {
  name: string
  label: string
  mine: string
  conflict: Meanwhile
  /** A value as it is read, where that is not the value itself. */
  shown: (value: string) => string
}) {
  const t = useWords()
  const who = useWho()
  const { name, label, mine, conflict, shown } = props
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <Choice name={name} value={conflict.after} shown={shown(conflict.after)}>
        {who(conflict.by)}, <Moment value={conflict.at} />
      </Choice>
      <Choice name={name} value={mine} shown={shown(mine)} isChosen>
        {t('form.yours')}
      </Choice>
    </fieldset>
  )
}

function Choice(props: {
  name: string
  value: string
  shown: string
  isChosen?: boolean
  children: React.ReactNode
}) {
  const t = useWords()
  const { name, value, shown, isChosen = false, children } = props
  return (
    <label className="flex cursor-pointer items-start gap-2.5 py-1.5">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="radio radio-sm mt-0.5"
      />
      <span className="min-w-0 break-words">
        {shown === '' ? t('history.nothing') : shown}
        <span className="block text-[0.8125rem] text-muted">{children}</span>
      </span>
    </label>
  )
}
