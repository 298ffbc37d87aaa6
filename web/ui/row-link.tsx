import type { ReactNode } from 'react'
import { Link } from './link.tsx'

/** The link in a row of a `Table` that the whole row leads to. */
export function RowLink(props: { to: string; className?: string | undefined; children: ReactNode }) {
  const { to, className, children } = props
  return (
    <Link to={to} className={className ? `row-link ${className}` : 'row-link'}>
      {children}
    </Link>
  )
}
