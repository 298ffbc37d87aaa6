import type { ReactNode } from 'react'

/** Names and values in two columns, on phones too; values may be anything. */
export function KeyValues({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-6 gap-y-2">
      {items.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="min-w-26 text-muted">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
