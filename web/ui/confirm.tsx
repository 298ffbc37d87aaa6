import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { PostForm, useRejected } from './form.tsx'
import { useHydrated } from './hydrated.ts'
import { useWords } from './viewer.tsx'

type ConfirmProps = {
  /** On the button that opens it. */
  label: ReactNode
  title: string
  /** `menu`: one of the lines of a {@link RowMenu}. */
  look?: 'plain' | 'danger' | 'ghost' | 'menu' | undefined
  small?: boolean | undefined
  /** What will happen, in words. */
  text?: ReactNode
  /** Of the form that does it, as {@link PostForm} has it; one of its own on the page. */
  intent: string
  /** The form's fields and its button. */
  children: ReactNode
}

type Shown = ConfirmProps & { readonly button: string; readonly wasRejected: boolean }

const looks = { plain: 'btn', danger: 'btn btn-error btn-outline', ghost: 'btn btn-ghost', menu: 'menu-line' }

/**
 * Asks before something that matters: a dialog (of the page, so that what it was opened from may close), or without JavaScript the same content folded out in its place. It is open
 * when its form was sent back.
 */
export function Confirm(props: ConfirmProps) {
  const button = `${looks[props.look ?? 'plain']} ${props.small ? 'btn-sm' : ''}`
  const wasRejected = useRejected(props.intent) !== null
  const shown = { ...props, button, wasRejected }
  return useHydrated() ? <ConfirmDialog {...shown} /> : <ConfirmFold {...shown} />
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
    <details className="relative" open={props.wasRejected}>
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent from an open dialog, the form comes back into it by itself.
  useEffect(() => {
    if (props.wasRejected) dialog.current?.showModal()
  }, [])
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
                {t('common.cancel')}
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
