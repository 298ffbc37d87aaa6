import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { openParam } from './confirm.tsx'
import { useHydrated } from './hydrated.ts'
import { Link } from './link.tsx'

/**
 * What can be done with one row, behind one button: lines with the class `menu-line`. `label` names the row and what it opens, `holds` is the id of what it is about. Where that
 * has a page on which all of it can be done, without JavaScript this leads there. It opens
 * without JavaScript too; with it, it closes when one is chosen, on Escape, and when something else is pressed.
 */
export function RowMenu(props: {
  label: string
  holds: string
  page?: string | undefined
  children: ReactNode
}) {
  const { label, holds, page, children } = props
  const isAlive = useHydrated()
  const menu = useRef<HTMLDetailsElement>(null)
  const asked = new URLSearchParams(useLocation().search).get(openParam)
  const isAsked = !isAlive && (asked?.endsWith(holds) ?? false)
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = menu
      if (!current?.open) return
      const isInside = event.target instanceof Node && current.contains(event.target)
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        current.querySelector('summary')?.focus()
      } else if (isInside && !(event.target as Element).closest('.menu-line:not([data-stays])')) return
      current.open = false
    }
    document.addEventListener('click', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('click', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  if (page && !isAlive) {
    return (
      <Link to={page} className="btn btn-ghost btn-sm btn-square" aria-label={label}>
        <span aria-hidden className="row-menu-dots" />
      </Link>
    )
  }
  return (
    <details ref={menu} className="row-menu" open={isAsked || undefined}>
      <summary className="btn btn-ghost btn-sm btn-square" aria-label={label}>
        <span aria-hidden className="row-menu-dots" />
      </summary>
      <div className="row-menu-lines card-box">{children}</div>
    </details>
  )
}
