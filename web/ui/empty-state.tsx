import type { ReactNode } from 'react'

/** Says why there is nothing here and what would bring something. */
export function EmptyState(props: {
  icon?: ReactNode | undefined
  title: string
  text?: string | undefined
  action?: ReactNode | undefined
}) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      {props.icon && (
        <span
          aria-hidden
          className="mb-3 grid size-11 place-items-center rounded-full bg-[var(--calm-soft)] text-muted [&_svg]:size-5"
        >
          {props.icon}
        </span>
      )}
      <p className="font-semibold">{props.title}</p>
      {props.text && <p className="mt-1 max-w-sm text-balance text-muted">{props.text}</p>}
      {props.action && <div className="mt-5">{props.action}</div>}
    </div>
  )
}
