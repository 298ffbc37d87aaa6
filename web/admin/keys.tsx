import { useEffect, useId, useRef } from 'react'
import { useWords } from '../ui/viewer.tsx'

const steps: Record<string, number> = { j: 1, k: -1 }
const keys = [
  ['/', 'find'],
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['x', 'choose'],
  ['?', 'help'],
] as const

/** Work by keyboard: `j` and `k` go from row to row, Enter opens the row, `x` chooses it, `?` lists the keys. Fields keep what is typed into them. */
export function Keys() {
  const t = useWords()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      const step = steps[event.key]
      if (step !== undefined) goOn(step)
      else if (event.key === 'x') chooseRow()
      else if (event.key === '?') dialog.current?.showModal()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <dialog ref={dialog} className="modal" aria-labelledby={heading}>
      <div className="modal-box grid max-w-sm gap-4">
        <h2 id={heading} className="font-semibold text-lg">
          {t('admin.keys.title')}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
          {keys.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="kbd kbd-sm">{key}</kbd>
              </dt>
              <dd>{t(`admin.keys.${does}`)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className="btn btn-block">
            {t('common.close')}
          </button>
        </form>
      </div>
    </dialog>
  )
}

/** Somebody types, or answers a question that is asked. */
function isBusy(target: EventTarget | null): boolean {
  const types =
    target instanceof Element && target.closest('input:not([type=checkbox], [type=radio]), textarea, select')
  return Boolean(types) || document.querySelector('dialog[open]') !== null
}

/** To the next row of the page's lists, or the one before; from nowhere, down leads to the first and up to the last. */
function goOn(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main .row-link')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step
  rows[next]?.focus()
}

/** Chooses the row that has the focus, or leaves it again, where rows can be chosen. */
function chooseRow(): void {
  const row = document.activeElement?.closest('main tr')
  row?.querySelector<HTMLInputElement>('input[name=chosen]')?.click()
}
