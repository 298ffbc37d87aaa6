import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'

/**
 * The link in a row of a {@link Table} that the whole row leads to. A bare anchor, because a list has many and the router's
 * own link costs more to render than the rest of its row; {@link useRowLinks} follows it without a new page.
 */
export function RowLink(props: { to: string; className?: string | undefined; children: ReactNode }) {
  const { to, className, children } = props
  return (
    <a href={to} className={className ? `row-link ${className}` : 'row-link'}>
      {children}
    </a>
  )
}

/** Follows the row links below the element that is given this ref, as the router's own links are followed. */
export function useRowLinks<T extends HTMLElement>() {
  const navigate = useNavigate()
  const place = useRef<T>(null)
  useEffect(() => {
    const element = place.current
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a.row-link')
      if (!link || !isPlainClick(event)) return
      event.preventDefault()
      void navigate(link.pathname + link.search + link.hash)
    }
    element?.addEventListener('click', follow)
    return () => element?.removeEventListener('click', follow)
  }, [navigate])
  return place
}

/** Anything else, like a click for a new tab, is the browser's. */
function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, altKey, ctrlKey, shiftKey, defaultPrevented } = event
  return button === 0 && !metaKey && !altKey && !ctrlKey && !shiftKey && !defaultPrevented
}
