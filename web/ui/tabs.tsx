import { Link } from './link.tsx'
import { useShowCurrent } from './show-current.ts'

export type Tab = { readonly to: string; readonly label: string; readonly count?: number | undefined }

/** Links to the parts of a page, each an address of its own; `label` names the group for screen readers. */
export function Tabs(props: { label: string; tabs: readonly Tab[]; current: string }) {
  const line = useShowCurrent<HTMLElement>(props.current)
  return (
    <nav
      ref={line}
      aria-label={props.label}
      className="mb-5 overflow-x-auto border-line border-b [scrollbar-width:none]"
    >
      <ul className="flex gap-6">
        {props.tabs.map((tab) => (
          <li key={tab.to} className="-mb-px">
            <TabLink tab={tab} current={tab.to === props.current} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TabLink({ tab, current }: { tab: Tab; current: boolean }) {
  return (
    <Link to={tab.to} className="tab-link" {...(current && { 'aria-current': 'page' as const })} keepsScroll>
      {tab.label}
      {tab.count !== undefined && <span className="count">{tab.count}</span>}
    </Link>
  )
}
