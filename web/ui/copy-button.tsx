import { type ReactNode, useState } from 'react'
import { useHydrated } from './hydrated.ts'
import { Check, Copy } from './icons.tsx'
import { useWords } from './viewer.tsx'

/** Copies a key or an address (`what` names it to who does not see what it stands beside); not there without JavaScript, since it could do nothing. */
export function CopyButton({ text, what }: { text: string; what?: string | undefined }) {
  const t = useWords()
  const [copied, setCopied] = useState(false)
  if (!useHydrated()) return null
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <button
      type="button"
      className="btn btn-ghost btn-sm -my-1.5 -ml-3"
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">
        {copied ? t('common.copied') : t('common.copy')}
        {what && <span className="sr-only"> {what}</span>}
      </span>
    </button>
  )
}

/** The same as a line of a menu, for the address of a page of ours. */
export function CopyLine({ path, children }: { path: string; children: ReactNode }) {
  const t = useWords()
  const [copied, setCopied] = useState(false)
  if (!useHydrated()) return null
  const copy = () =>
    void navigator.clipboard.writeText(window.location.origin + path).then(() => setCopied(true))
  return (
    <button type="button" className="menu-line" data-stays onClick={copy} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? t('common.copied') : children}</span>
    </button>
  )
}
