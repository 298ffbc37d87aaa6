import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useFetcher, useNavigate } from 'react-router'
import { useCommands, useParts } from './commands.tsx'
import { useHits } from './hits.tsx'
import type { loader } from './page.tsx'

const pauseMs = 120
const nothingFound = { customers: [], invoices: [], payments: [], purchases: [] }

/** What is done with what is found: it is shown, or the first of it opened at once. */
type OnFound = 'show' | 'open'
type Asked = { readonly typed: string; readonly onFound: OnFound }

export type Finder = ReturnType<typeof useFinder>

/** What is typed, what was found for it, which of it is chosen (at first the first), and what the keys do. */
export function useFinder(field: RefObject<HTMLInputElement | null>) {
  const form = useRef<HTMLFormElement>(null)
  const [isShown, show] = useState(false)
  const [active, choose] = useState(-1)
  const listId = useId()
  const navigate = useNavigate()
  const search = useSearch(answered)
  const commands = useCommands()
  const hits = useHits(search.found)
  const groups = [...commands(search.typed, search.found), ...hits]
  const targets = groups.flatMap((group) => group.hits.map(({ to }) => to))
  const isAnswered = isShown && search.isAnswered
  const isOpen = isAnswered && targets.length > 0
  const isEmpty = isAnswered && targets.length === 0

  function answered({ typed, onFound }: Asked) {
    const [first] = [...commands(typed, search.found), ...hits]
    if (onFound === 'open') return open(first?.hits[0]?.to ?? pageOf(typed))
    show(true)
    choose(0)
  }

  function close() {
    search.forget()
    show(false)
    choose(-1)
  }

  /** Led somewhere else, nothing is being looked for any more. */
  function leave() {
    close()
    if (field.current) field.current.value = ''
    // The next key is meant for the page that is led to.
    document.getElementById('content')?.focus()
  }

  function open(target: string) {
    leave()
    void navigate(target)
  }

  function look(value: string) {
    search.forget()
    choose(-1)
    // That nothing was found was said of other words.
    if (isEmpty || !isEnough(value)) show(false)
    if (isEnough(value)) search.findSoon(value)
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    // A key that chooses among the characters of an input method is not meant for us.
    if (event.nativeEvent.isComposing) return
    const typed = event.currentTarget.value
    const target = isOpen ? targets[active] : undefined
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && target) open(target)
    else if (event.key === 'Enter' && isEnough(typed) && !isEmpty) search.find({ typed, onFound: 'open' })
    else if (isOpen && event.key in steps) choose(stepped(event.key, active, targets.length))
    else return
    event.preventDefault()
  }

  const activeId = isOpen && active >= 0 ? `${listId}-${active}` : undefined
  return { form, listId, isOpen, isEmpty, groups, active, activeId, close, leave, look, onKey }
}

/** Asks the server for what is typed, and tells of the answer to what was asked last. */
function useSearch(onAnswer: (asked: Asked) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What is being looked for. */
  const asked = useRef<Asked | null>(null)
  const fetcher = useFetcher<typeof loader>({ key: 'command-box' })
  const parts = useParts()
  /** What was typed when it was asked for what is found: the act with it. */
  const [typed, answerTo] = useState('')

  // biome-ignore lint/correctness/useExhaustiveDependencies: only an answer brings this about, and only the one asked for.
  useEffect(() => {
    const wanted = asked.current
    if (!wanted || fetcher.data?.typed !== parts(wanted.typed).rest) return
    asked.current = null
    answerTo(wanted.typed)
    onAnswer(wanted)
  }, [fetcher.data])

  function forget() {
    clearTimeout(timer.current)
    asked.current = null
  }

  function find(wanted: Asked) {
    clearTimeout(timer.current)
    asked.current = wanted
    void fetcher.load(pageOf(parts(wanted.typed).rest))
  }

  return {
    typed,
    found: fetcher.data?.found ?? nothingFound,
    isAnswered: fetcher.data !== undefined,
    forget,
    find,
    findSoon(typed: string) {
      timer.current = setTimeout(() => find({ typed, onFound: 'show' }), pauseMs)
    },
  }
}

function isEnough(typed: string): boolean {
  return typed.trim().length >= 2
}

function pageOf(typed: string): string {
  return `/admin/search?q=${encodeURIComponent(typed)}`
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Round and round; from nowhere, down leads to the first and up to the last. */
function stepped(key: string, active: number, count: number): number {
  const step = steps[key] ?? 0
  if (active < 0) return step > 0 ? 0 : count - 1
  return (active + step + count) % count
}
