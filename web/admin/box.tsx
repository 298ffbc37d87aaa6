import { type ReactNode, useId } from 'react'
import { Link } from '../ui/link.tsx'
import { useFormats } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'

/** What there is of a customer is counted no further (`overviews/customer-page-store.ts`). */
const countedUpTo = 1_000

/** A part of a page that can be folded and opened by itself, and that a link can lead to by its `id`. */
export function Box(props: {
  id: string
  title: string
  count?: number | undefined
  /** At the right of the head: a link, a button. */
  actions?: ReactNode | undefined
  /** Leaves the inner edge to what is inside: a table, a tree. */
  flush?: boolean | undefined
  children: ReactNode
}) {
  const heading = useId()
  return (
    <section id={props.id} className="card-box relative scroll-mt-4" aria-labelledby={heading}>
      <details open className="group">
        <summary className="box-head flex min-h-13 cursor-pointer list-none items-center gap-2 px-5 py-3 [&::-webkit-details-marker]:hidden">
          <span aria-hidden className="fold-mark" />
          <h2 id={heading} className="font-semibold text-base">
            {props.title}
          </h2>
          {props.count !== undefined && <span className="count">{props.count}</span>}
        </summary>
        <div className={`border-line border-t ${props.flush ? '' : 'p-5'}`}>{props.children}</div>
      </details>
      {props.actions && <div className="absolute top-2.5 right-4 flex gap-1">{props.actions}</div>}
    </section>
  )
}

/** In the head of a box that shows a few: the way to all of them, with how many there are. */
export function AllLink({ to, count, shown }: { to: string; count: number; shown: number }) {
  const t = useWords()
  const { number } = useFormats()
  if (count <= shown) return null
  const key = count < countedUpTo ? 'admin.allOf' : 'admin.allOfMany'
  return (
    <Link to={to} className="btn btn-ghost btn-sm">
      {t(key, { number: number(count) })}
    </Link>
  )
}

/** The line in a box that has nothing in it yet. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="px-5 py-6 text-center text-muted">{children}</p>
}
