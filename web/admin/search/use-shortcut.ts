import { useEffect } from 'react'

/** `/` or Ctrl-K, pressed anywhere but in a field, leads into the search. */
export function useShortcut(lead: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it leads into stays the same.
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const { target } = event
      const typing =
        target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
      const wanted = (event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey))
      if (!wanted) return
      event.preventDefault()
      lead()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
