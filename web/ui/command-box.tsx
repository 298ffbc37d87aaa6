import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useWords } from './viewer.tsx'

/**
 * The field that finds everything; `/` or Ctrl-K leads into it. It is a form that opens a page of results, so it works
 * without JavaScript; `onType` and `children` (the list below the field) may answer while typing.
 */
export function CommandBox(props: {
  action: string
  onType?: (text: string) => void
  children?: ReactNode | undefined
}) {
  const t = useWords()
  const field = useRef<HTMLInputElement>(null)
  useShortcut(() => field.current?.focus())
  return (
    <Form method="get" action={props.action} role="search" className="relative">
      <label className="input h-10 gap-2.5">
        <Search aria-hidden className="size-4 flex-none text-muted" />
        <span className="sr-only">{t('admin.command.label')}</span>
        <input
          ref={field}
          type="search"
          name="q"
          autoComplete="off"
          placeholder={t('admin.command.placeholder')}
          onChange={(event) => props.onType?.(event.currentTarget.value)}
        />
        <kbd aria-hidden className="kbd kbd-sm max-sm:hidden">
          /
        </kbd>
      </label>
      {props.children}
    </Form>
  )
}

function useShortcut(focus: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable]')
      const wanted = (event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey))
      if (!wanted) return
      event.preventDefault()
      focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}
