import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { Rejected } from '../form.ts'
import { fieldsOf, keptValues } from '../form-data.ts'
import { useViewer } from './viewer.tsx'

const prefix = 'draft '

type Asked = { readonly intent?: string | undefined; readonly draft?: boolean | undefined }
type Sent = { readonly rejected: Rejected | null; readonly pending: boolean }

/**
 * What was typed into a form and not accepted yet, kept in this tab for whoever types: nothing that is secret, as it is shown again
 * after a refusal. It outlives a reload, another page and the end of a session, and goes when the form is accepted or one signs out.
 */
export function useDraft({ intent = '', draft: isKept = false }: Asked, sent: Sent) {
  const { user } = useViewer()
  const { pathname } = useLocation()
  const key = `${prefix}${user?.email ?? ''} ${pathname} ${intent}`
  const [draft, setDraft] = useState<Rejected | null>(null)
  useEffect(() => {
    if (isKept) setDraft(draftAt(key))
  }, [isKept, key])
  useForgetting(key, sent, () => setDraft(null))
  return {
    draft,
    keep(event: FormEvent<HTMLFormElement>) {
      if (!isKept) return
      const values = keptValues(fieldsOf(new FormData(event.currentTarget)))
      storage()?.setItem(key, JSON.stringify(values))
    },
    discard() {
      storage()?.removeItem(key)
      setDraft(null)
    },
  }
}

/** Forgets the draft of a form that was accepted. One that led to signing in was not. */
function useForgetting(key: string, { pending, rejected }: Sent, forgotten: () => void) {
  const wasSent = useRef(false)
  const forget = useRef(forgotten)
  forget.current = forgotten
  useEffect(() => {
    if (wasSent.current && !pending && !rejected) {
      storage()?.removeItem(key)
      forget.current()
    }
    wasSent.current = pending
  }, [key, pending, rejected])
  useEffect(
    () => () => {
      if (wasSent.current && window.location.pathname !== '/sign-in') storage()?.removeItem(key)
    },
    [key],
  )
}

/** Whoever signs out leaves nothing behind for the next one at this browser. */
export function forgetDrafts(): void {
  const kept = storage()
  if (!kept) return
  for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key)
}

function draftAt(key: string): Rejected | null {
  const text = storage()?.getItem(key)
  return text ? { rejected: true, values: JSON.parse(text) as Rejected['values'], problems: {} } : null
}

/** Some browsers refuse it where they are told to keep nothing. */
function storage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
