import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useLocation } from 'react-router'
import { intentOf } from '../form-data.ts'
import { PostForm, useRejected } from './form.tsx'
import { useHydrated } from './hydrated.ts'
import { useWords } from './viewer.tsx'

type ConfirmProps = {
  /** On the button that opens it. */
  label: ReactNode
  title: string
  /** `menu`: one of the lines of a {@link RowMenu}. */
  look?: 'plain' | 'danger' | 'ghost' | 'menu' | undefined
  /** Whether it ends something, which can be kept instead. */
  ends?: boolean | undefined
  small?: boolean | undefined
  /** On the button that leaves everything as it is; never another "cancel". */
  keep?: string | undefined
  /** What will happen, in words. */
  text?: ReactNode
  /** Of the form that does it, as {@link PostForm} has it; one of its own on the page. */
  intent: string
  /** The form's fields and its button. */
  children: ReactNode
}

type Shown = ConfirmProps & { readonly button: string; readonly isOpen: boolean }

const looks = { plain: 'btn', danger: 'btn btn-error btn-outline', ghost: 'btn btn-ghost', menu: 'menu-line' }

/**
 * Asks before something that matters: a dialog (of the page, so that what it was opened from may close), or without JavaScript the same
 * content folded out in its place. It is open when its form was sent back, and where the address says `open` with its intent or the
 * first word of it. What stands in a row, small or in a menu, is without JavaScript a link to that address: a page of many rows would
 * carry as many forms.
 */
export function Confirm(props: ConfirmProps) {
  const button = `${looks[props.look ?? 'plain']} ${props.small ? 'btn-sm' : ''}`
  const isOpen = [useRejected(props.intent) !== null, useIsAskedFor(props.intent)].includes(true)
  const shown = { ...props, button, isOpen }
  if (useHydrated()) return <ConfirmDialog {...shown} />
  return (props.small || props.look === 'menu') && !isOpen ? (
    <ConfirmLink {...shown} />
  ) : (
    <ConfirmFold {...shown} />
  )
}

/** The name of the parameter that says what is to be asked at once. */
export const openParam = 'open'

function useIsAskedFor(intent: string): boolean {
  const asked = new URLSearchParams(useLocation().search).get(openParam)
  return asked !== null && (asked === intent || asked === intentOf(intent))
}

function ConfirmLink({ intent, button, label }: Shown) {
  const params = new URLSearchParams(useLocation().search)
  params.set(openParam, intent)
  return (
    <a href={`?${params}`} className={button}>
      {label}
    </a>
  )
}

function Content({ text, intent, children }: ConfirmProps) {
  return (
    <>
      {text}
      <PostForm intent={intent}>{children}</PostForm>
    </>
  )
}

function ConfirmFold(props: Shown) {
  return (
    <details className="relative" open={props.isOpen}>
      <summary className={props.button}>{props.label}</summary>
      <div className="card-box z-10 mt-2 grid max-w-md gap-4 p-5 sm:absolute sm:right-0 sm:w-96">
        <p className="font-semibold">{props.title}</p>
        <Content {...props} />
      </div>
    </details>
  )
}

function ConfirmDialog(props: Shown) {
  const t = useWords()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // One at a time: of several that are meant the first, and a form that comes back into its open dialog is there already.
    if (props.isOpen && !document.querySelector('dialog[open]')) dialog.current?.showModal()
  }, [props.isOpen])
  return (
    <>
      <button
        type="button"
        className={props.button}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {props.label}
      </button>
      {createPortal(
        <dialog ref={dialog} className="modal modal-bottom sm:modal-middle" aria-labelledby={heading}>
          <div className="modal-box grid max-w-md gap-4 text-start">
            <h2 id={heading} className="font-semibold text-lg">
              {props.title}
            </h2>
            <Content {...props} />
            <form method="dialog">
              <button type="submit" className="btn btn-ghost btn-block">
                {props.keep ?? t(props.ends ? 'common.keep' : 'common.back')}
              </button>
            </form>
          </div>
          <form method="dialog" className="modal-backdrop">
            <button type="submit" tabIndex={-1} aria-hidden>
              {t('common.close')}
            </button>
          </form>
        </dialog>,
        document.body,
      )}
    </>
  )
}
