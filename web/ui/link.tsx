import { type ComponentProps, useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  readonly to: string
  /** Leaves the window where it is scrolled to. */
  readonly keepsScroll?: boolean | undefined
  /** Takes the place of this page in the history of the browser. */
  readonly replaces?: boolean | undefined
}

/**
 * A link to another page of ours. It renders a bare anchor, which {@link useLinks} follows without a new page: the router's
 * own link costs more to render than a row of a list. A download, or what leaves the pages, is an `<a>`.
 */
export function Link({ to, keepsScroll, replaces, ...props }: LinkProps) {
  const manner = [keepsScroll && 'keeps-scroll', replaces && 'replaces'].filter(Boolean).join(' ')
  return <a href={to} data-link={manner} {...props} />
}

/** The same in a menu, marked as the current page on that page and, unless `end`, on those below it. */
export function NavLink({ end, ...props }: LinkProps & { end?: boolean }) {
  const { pathname } = useLocation()
  const isCurrent = pathname === props.to || (!end && pathname.startsWith(`${props.to}/`))
  return <Link {...props} aria-current={isCurrent ? 'page' : undefined} />
}

/** Follows every {@link Link} of the document. A click that is meant for a new tab, or was answered already, is left alone. */
export function useLinks(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-link]')
      if (!link || !isPlainClick(event)) return
      event.preventDefault()
      const manner = link.dataset.link?.split(' ') ?? []
      void navigate(link.pathname + link.search + link.hash, {
        preventScrollReset: manner.includes('keeps-scroll'),
        replace: manner.includes('replaces') || link.href === window.location.href,
      })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
}

function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, altKey, ctrlKey, shiftKey, defaultPrevented } = event
  return button === 0 && !metaKey && !altKey && !ctrlKey && !shiftKey && !defaultPrevented
}
