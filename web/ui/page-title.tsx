import type { ReactNode } from 'react'
import { ChevronRight } from './icons.tsx'
import { Link } from './link.tsx'
import { useViewer, useWords } from './viewer.tsx'

export type Crumb = { readonly label: string; readonly to: string }

/** The head of a page: where it lies, to the page itself, its title (also the window's), what stands beside it, what can be done. */
export function PageTitle(props: {
  title: string
  /** Whose it is, for the window's title alone. */
  of?: string | undefined
  crumbs?: readonly Crumb[] | undefined
  /** Beside the title: a state. */
  aside?: ReactNode | undefined
  /** Below the title: one muted line. */
  lead?: ReactNode | undefined
  actions?: ReactNode | undefined
}) {
  const { shop } = useViewer()
  return (
    <header className="mb-6">
      <title>{[props.title, props.of, shop.name].filter(Boolean).join(' · ')}</title>
      {props.crumbs && <Crumbs crumbs={props.crumbs} here={props.title} />}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="font-[650] text-2xl tracking-[-0.022em]">{props.title}</h1>
            {props.aside}
          </div>
          {props.lead && <div className="mt-1 text-muted">{props.lead}</div>}
        </div>
        {props.actions && <div className="flex flex-wrap items-center gap-2">{props.actions}</div>}
      </div>
    </header>
  )
}

function Crumbs({ crumbs, here }: { crumbs: readonly Crumb[]; here: string }) {
  const t = useWords()
  return (
    <nav aria-label={t('common.breadcrumb')} className="breadcrumb mb-1.5 text-[0.8125rem]">
      <ol className="flex min-w-0 flex-wrap items-center gap-1 text-muted">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex items-center gap-1">
            <Link to={crumb.to} className="py-0.5 hover:text-base-content hover:underline">
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate py-0.5">
          {here}
        </li>
      </ol>
    </nav>
  )
}
