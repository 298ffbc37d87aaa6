import { useRef, useState } from 'react'
import { asCombobox, BoxForm } from './box-form.tsx'
import type { Begin, LiveBox } from './live-box.tsx'
import { useShortcut } from './use-shortcut.ts'

type Live = { readonly Box: typeof LiveBox; readonly begin: Begin }

/**
 * Finds everything from everywhere in the staff area; `/` or Ctrl-K leads into it. Until somebody does, and without JavaScript, it is a
 * form that opens the page of results; what answers while typing is loaded then, and goes on with what stands there.
 */
export function CommandBox() {
  const field = useRef<HTMLInputElement>(null)
  const [live, bring] = useState<Live | null>(null)
  useShortcut(() => field.current?.select())

  async function load() {
    const { LiveBox: Box } = await import('./live-box.tsx')
    const { current } = field
    const { value: typed = '', selectionStart: from, selectionEnd: to } = current ?? {}
    const hasFocus = document.activeElement === current
    bring({ Box, begin: { typed, from: from ?? typed.length, to: to ?? typed.length, hasFocus } })
  }

  if (live) return <live.Box field={field} begin={live.begin} />
  // Where it cannot be loaded, the form does without.
  const onFocus = () => void load().catch(() => undefined)
  return <BoxForm field={field} input={{ ...asCombobox, 'aria-expanded': false, onFocus }} />
}
