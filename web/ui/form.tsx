import { createContext, Fragment, type ReactNode, useContext, useEffect, useRef } from 'react'
import { Form, useActionData, useNavigation } from 'react-router'
import type { Meanwhile } from '../../src/kernel/edit.ts'
import type { Rejected } from '../form.ts'
import { useWho } from './conflict.tsx'
import { DraftNote } from './draft-note.tsx'
import { useDraft } from './drafts.ts'
import { Notice } from './notice.tsx'
import { useWords } from './viewer.tsx'

type FormState = { rejected: Rejected | null; pending: boolean }

const FormContext = createContext<FormState>({ rejected: null, pending: false })

/**
 * A form that posts to its page's action, with or without JavaScript. When the action answers with problems
 * ({@link Rejected}), the fields inside show theirs and what was typed, and what is wrong with the whole stands on top.
 * Give each form of a page that has several an `intent`; it is sent along under that name. A long one is a `draft` until it is sent:
 * what is typed comes back in the same tab, however the page was left.
 */
export function PostForm(props: {
  intent?: string | undefined
  action?: string | undefined
  /** For files. */
  multipart?: boolean | undefined
  className?: string | undefined
  draft?: boolean | undefined
  children: ReactNode
}) {
  const sent = useFormState(props.intent)
  const { draft, keep, discard } = useDraft(props, sent)
  const state = { ...sent, rejected: sent.rejected ?? draft }
  return (
    <FormContext value={state}>
      <Form
        method="post"
        onInput={keep}
        {...(props.action && { action: props.action })}
        {...(props.multipart && { encType: 'multipart/form-data' as const })}
        className={props.className ?? 'grid gap-5'}
        noValidate
      >
        {props.intent && <input type="hidden" name="intent" value={props.intent} />}
        {sent.rejected && isWrong(sent.rejected) && <FormProblems rejected={sent.rejected} />}
        {/* Fields begin anew with what the draft has, and again without it. */}
        <Fragment key={draft ? 'draft' : 'stored'}>{props.children}</Fragment>
        {draft && !sent.rejected && <DraftNote discard={discard} />}
      </Form>
    </FormContext>
  )
}

/** What the form around knows of one field: what is wrong with it, what was typed, and who else has changed it meanwhile. */
export function useField(name: string): {
  problem: string | null
  typed: string | undefined
  all: readonly string[]
  conflict: Meanwhile | undefined
} {
  const { rejected } = useContext(FormContext)
  const kept = rejected?.values[name]
  return {
    problem: rejected?.problems[name] ?? null,
    typed: typeof kept === 'string' ? kept : undefined,
    all: typeof kept === 'string' ? [kept] : (kept ?? []),
    conflict: rejected?.conflicts?.[name],
  }
}

/** Of an edit form: at which version it was opened, also after it was sent back. Each has one. */
export function VersionField({ version }: { version: string }) {
  const { typed } = useField('version')
  return <input type="hidden" name="version" value={typed ?? version} />
}

/** What the form around came back with, or has as a draft; null where it is as it was opened. */
export function useSentBack(): Rejected | null {
  return useContext(FormContext).rejected
}

/** Whether the form around was sent back, so that fields show what was typed instead of what is stored. */
export function useWasRejected(): boolean {
  return useContext(FormContext).rejected !== null
}

/** Whether the form around is on its way. */
export function useFormPending(): boolean {
  return useContext(FormContext).pending
}

/** What came back of the page's form with this intent; null when it was not sent, or was accepted. */
export function useRejected(intent: string | undefined): Rejected | null {
  const answer = useActionData<Rejected | undefined>()
  return answer?.rejected === true && answer.values.intent === intent ? answer : null
}

function useFormState(intent: string | undefined): FormState {
  const rejected = useRejected(intent)
  const { formData } = useNavigation()
  const sent = formData !== undefined && (formData.get('intent') ?? undefined) === intent
  return { rejected, pending: sent }
}

/** Sent back only to be shown with other fields, nothing is wrong with it. */
function isWrong({ problems, conflicts = {} }: Rejected): boolean {
  return Object.keys(problems).length > 0 || Object.keys(conflicts).length > 0
}

/** By whom it was changed meanwhile; by oneself it was in another window. */
function changed(t: ReturnType<typeof useWords>, others: readonly string[]): string {
  const isOwn = others.every((name) => name === t('history.who.you'))
  return isOwn ? t('form.changedElsewhere') : t('form.changedMeanwhile', { name: others.join(', ') })
}

function FormProblems({ rejected }: { rejected: Rejected }) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer takes the reader to what it says.
  useEffect(() => box.current?.focus(), [rejected])
  const whole = rejected.problems['']
  const count = Object.keys(rejected.problems).length
  const who = useWho()
  const conflicts = Object.values(rejected.conflicts ?? {})
  const others = [...new Set(conflicts.map(({ by }) => who(by)))]
  return (
    <div ref={box} tabIndex={-1} className="rounded-[0.5rem] outline-none">
      <Notice tone="bad" role="alert">
        {others.length > 0 ? changed(t, others) : (whole ?? t('form.notAccepted', { count }))}
      </Notice>
    </div>
  )
}
