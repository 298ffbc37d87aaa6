import { type ReactNode, useState } from 'react'
import { showFields } from '../../form-data.ts'
import { useSentBack } from '../../ui/form.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

/**
 * A part of a form that has as many lines as somebody needs: those that are there, and an empty one. `counts` says of what was typed
 * under a name whether its line is filled in. Another is shown at once, or without JavaScript by the form coming back.
 */
export function Lines(props: {
  of: string
  stored: number
  counts: (name: string) => boolean
  /** Above a line; it has its number, from one on. */
  title: (number: string) => string
  children: (at: number) => ReactNode
}) {
  const t = useWords()
  const { number } = useFormats()
  const [more, show] = useState(1)
  const filled = useFilled(props)
  return (
    <div className="grid gap-4">
      {Array.from({ length: filled + more }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
        <fieldset key={at} className="grid gap-4 rounded-[0.625rem] border border-line p-4">
          <legend className="px-1.5 font-medium text-[0.8125rem] text-muted">
            {props.title(number(at + 1))}
          </legend>
          {props.children(at)}
        </fieldset>
      ))}
      <button
        type="submit"
        name={showFields}
        value={props.of}
        className="btn btn-sm justify-self-start"
        onClick={(event) => {
          event.preventDefault()
          show(more + 1)
        }}
      >
        {t('admin.catalogue.addAnother')}
      </button>
    </div>
  )
}

/** Up to the last line that something is in. */
function useFilled({
  of,
  stored,
  counts,
}: {
  of: string
  stored: number
  counts: (name: string) => boolean
}): number {
  const sent = useSentBack()
  if (!sent) return stored
  const places = Object.entries(sent.values).flatMap(([name, value]) => {
    const [part, at, ...rest] = name.split('.')
    return part === of && value !== '' && counts(rest.join('.')) ? [Number(at) + 1] : []
  })
  return Math.max(stored, ...places)
}
