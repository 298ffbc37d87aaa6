import { type ReactNode, useId, useRef } from 'react'
import { useHydrated } from './hydrated.ts'
import { useWords } from './viewer.tsx'

type ConfirmProps = {
  /** On the button that opens it. */
  label: ReactNode
  title: string
  look?: 'plain' | 'danger' | 'ghost' | undefined
  small?: boolean | undefined
  /** What will happen, in words, and the form that does it. */
  children: ReactNode
}

const looks = { plain: '', danger: 'btn-error btn-outline', ghost: 'btn-ghost' }

/** Asks before something that matters: a dialog, or without JavaScript the same content folded out in its place. */
export function Confirm(props: ConfirmProps) {
  const button = `btn ${looks[props.look ?? 'plain']} ${props.small ? 'btn-sm' : ''}`
  return useHydrated() ? (
    <ConfirmDialog {...props} button={button} />
  ) : (
    <ConfirmFold {...props} button={button} />
  )
}

function ConfirmFold({ label, title, children, button }: ConfirmProps & { button: string }) {
  return (
    <details className="relative">
      <summary className={button}>{label}</summary>
      <div className="card-box z-10 mt-2 grid max-w-md gap-4 p-5 sm:absolute sm:right-0 sm:w-96">
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </details>
  )
}

function ConfirmDialog({ label, title, children, button }: ConfirmProps & { button: string }) {
  const t = useWords()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        className={button}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} className="modal modal-bottom sm:modal-middle" aria-labelledby={heading}>
        <div className="modal-box grid max-w-md gap-4 text-start">
          <h2 id={heading} className="font-semibold text-lg">
            {title}
          </h2>
          {children}
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
      </dialog>
    </>
  )
}
