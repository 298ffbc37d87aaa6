import { type ReactNode, useId } from 'react'

/** A box with an optional head. `flush` leaves the inner edge to what is inside: a table, a list. */
export function Card(props: {
  title?: string | undefined
  /** At the right of the head. */
  actions?: ReactNode | undefined
  flush?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}) {
  const heading = useId()
  return (
    <section className={`card-box ${props.className ?? ''}`} aria-labelledby={props.title && heading}>
      {props.title && (
        <div className="card-head">
          <h2 id={heading} className="flex-1 font-semibold text-base">
            {props.title}
          </h2>
          {props.actions}
        </div>
      )}
      <div className={props.flush ? '' : 'p-5'}>{props.children}</div>
    </section>
  )
}

/** One figure with its name, for the top of a page: balance, owed, next payment. */
export function Figure(props: {
  label: string
  note?: ReactNode | undefined
  tone?: 'bad' | 'warn' | undefined
  children: ReactNode
}) {
  const tone = props.tone && { bad: 'text-[var(--bad)]', warn: 'text-[var(--warn)]' }[props.tone]
  return (
    <div className="card-box @container px-4 py-3.5 sm:px-5 sm:py-4">
      <div className="text-[0.8125rem] text-muted">{props.label}</div>
      <div className={`figure ${tone ?? ''}`}>{props.children}</div>
      {props.note && <div className="mt-1 text-[0.8125rem] text-muted">{props.note}</div>}
    </div>
  )
}
