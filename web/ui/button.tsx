import type { MouseEvent, ReactNode } from 'react'
import { useFormPending } from './form.tsx'
import { Link } from './link.tsx'

const looks = { primary: 'btn-primary', plain: '', danger: 'btn-error', ghost: 'btn-ghost' }
export type ButtonLook = keyof typeof looks

/**
 * Sends the form around it. While the form is on its way it shows so and ignores further presses; it is not disabled,
 * since that would take the focus away. Without JavaScript the server's idempotency has the last word.
 */
export function SubmitButton(props: {
  children: ReactNode
  look?: ButtonLook | undefined
  name?: string | undefined
  value?: string | undefined
  wide?: boolean | undefined
  small?: boolean | undefined
}) {
  const pending = useFormPending()
  const ignore = (event: MouseEvent) => event.preventDefault()
  return (
    <button
      type="submit"
      name={props.name}
      value={props.value}
      className={classes(props.look ?? 'primary', props)}
      aria-busy={pending || undefined}
      onClick={pending ? ignore : undefined}
    >
      {pending && <span aria-hidden className="loading loading-spinner loading-xs" />}
      {props.children}
    </button>
  )
}

/** A link that looks like a button, for what only leads somewhere. */
export function ButtonLink(props: {
  to: string
  children: ReactNode
  look?: ButtonLook | undefined
  wide?: boolean | undefined
  small?: boolean | undefined
  /** Leaves the router: a download, another door. */
  reload?: boolean | undefined
}) {
  const className = classes(props.look ?? 'plain', props)
  if (props.reload) {
    return (
      <a href={props.to} className={className}>
        {props.children}
      </a>
    )
  }
  return (
    <Link to={props.to} className={className}>
      {props.children}
    </Link>
  )
}

function classes(
  look: ButtonLook,
  { wide, small }: { wide?: boolean | undefined; small?: boolean | undefined },
): string {
  return `btn ${looks[look]} ${wide ? 'btn-block' : ''} ${small ? 'btn-sm' : ''}`
}
