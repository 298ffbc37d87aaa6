import { type FormEvent, type ReactNode, useState } from 'react'
import { lettersOutside } from '../../src/kernel/scripts.ts'
import { useViewer, useWords } from './viewer.tsx'

type Note = { onInput(event: FormEvent<HTMLInputElement>): void }

/**
 * Says below a field which of its letters the shop's documents cannot show, for want of a font; what is stored already is told
 * of without JavaScript too. It refuses nothing.
 */
export function UnprintedNote(props: { stored: string; children: (note: Note) => ReactNode }) {
  const t = useWords()
  const { scripts } = useViewer().shop
  const [typed, setTyped] = useState<string | null>(null)
  const letters = lettersOutside(scripts, typed ?? props.stored)
  return (
    <>
      {props.children({ onInput: ({ currentTarget }) => setTyped(currentTarget.value) })}
      <p className="field-hint empty:hidden" role="status">
        {letters.length > 0 && t('form.unprinted', { letters: letters.slice(0, 12).join(' ') })}
      </p>
    </>
  )
}
