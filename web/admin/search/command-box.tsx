import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Form, useFetcher, useNavigate } from 'react-router'
import { Search } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { type Hit, useHits } from './hits.tsx'
import type { loader } from './page.tsx'

const pauseMs = 120
const nothingFound = { customers: [], invoices: [], payments: [], purchases: [] }

/**
 * Finds everything from everywhere in the staff area; `/` or Ctrl-K leads into it. It answers while typing, as a combobox
 * with a list; without JavaScript it is a form that opens the page of results.
 */
export function CommandBox() {
  const box = useFinder()
  const t = useWords()
  return (
    <Form
      ref={box.form}
      method="get"
      action="/admin/search"
      role="search"
      aria-label={t('admin.command.label')}
      className="sm:relative"
      onSubmit={box.close}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) box.close()
      }}
    >
      <label className="input h-10 gap-2.5">
        <Search aria-hidden className="size-4 flex-none text-muted" />
        <span className="sr-only">{t('admin.command.label')}</span>
        <input
          ref={box.field}
          type="search"
          name="q"
          maxLength={200}
          autoComplete="off"
          placeholder={t('admin.command.placeholder')}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={box.isOpen}
          aria-controls={box.listId}
          aria-activedescendant={box.activeId}
          onChange={box.onType}
          onKeyDown={box.onKey}
        />
        <kbd aria-hidden className="kbd kbd-sm max-sm:hidden">
          /
        </kbd>
      </label>
      <HitList box={box} />
    </Form>
  )
}

/** What is typed, what was found for it, which of it is chosen (at first the first), and what the keys do. */
function useFinder() {
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What is being looked for, and whether Enter was pressed meanwhile: then the first of it is opened at once. */
  const asked = useRef<{ typed: string; opens: boolean } | null>(null)
  const [isShown, show] = useState(false)
  const [active, choose] = useState(-1)
  const listId = useId()
  const navigate = useNavigate()
  const fetcher = useFetcher<typeof loader>({ key: 'command-box' })
  const groups = useHits(fetcher.data?.found ?? nothingFound)
  const targets = groups.flatMap((group) => group.hits.map(({ to }) => to))
  const isAnswered = isShown && fetcher.data !== undefined
  const isOpen = isAnswered && targets.length > 0
  const isEmpty = isAnswered && targets.length === 0
  useShortcut(() => field.current?.select())
  const close = () => {
    clearTimeout(timer.current)
    asked.current = null
    show(false)
    choose(-1)
  }
  /** Led somewhere else, nothing is being looked for any more. */
  const leave = () => {
    close()
    if (field.current) field.current.value = ''
  }
  const open = (target: string) => {
    leave()
    void navigate(target)
  }
  const find = (typed: string, opens: boolean) => {
    clearTimeout(timer.current)
    asked.current = { typed, opens }
    void fetcher.load(pageOf(typed))
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only an answer brings this about, and only the one asked for.
  useEffect(() => {
    const wanted = asked.current
    if (!wanted || fetcher.data?.typed !== wanted.typed) return
    asked.current = null
    if (wanted.opens) return open(targets[0] ?? pageOf(wanted.typed))
    show(true)
    choose(0)
  }, [fetcher.data])

  function onType({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) {
    clearTimeout(timer.current)
    asked.current = null
    choose(-1)
    // That nothing was found was said of other words.
    if (isEmpty || !isEnough(value)) show(false)
    if (!isEnough(value)) return
    timer.current = setTimeout(() => find(value, false), pauseMs)
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    // A key that chooses among the characters of an input method is not meant for us.
    if (event.nativeEvent.isComposing) return
    const typed = event.currentTarget.value
    const target = isOpen ? targets[active] : undefined
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && target) open(target)
    else if (event.key === 'Enter' && isEnough(typed) && !isEmpty) find(typed, true)
    else if (isOpen && event.key in steps) choose(stepped(event.key, active, targets.length))
    else return
    event.preventDefault()
  }

  const activeId = isOpen && active >= 0 ? `${listId}-${active}` : undefined
  return { form, field, listId, isOpen, isEmpty, groups, active, activeId, close, leave, onType, onKey }
}

function isEnough(typed: string): boolean {
  return typed.trim().length >= 2
}

function pageOf(typed: string): string {
  return `/admin/search?q=${encodeURIComponent(typed)}`
}

type Finder = ReturnType<typeof useFinder>

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Round and round; from nowhere, down leads to the first and up to the last. */
function stepped(key: string, active: number, count: number): number {
  const step = steps[key] ?? 0
  if (active < 0) return step > 0 ? 0 : count - 1
  return (active + step + count) % count
}

function HitList({ box }: { box: Finder }) {
  const t = useWords()
  const count = box.groups.reduce((sum, group) => sum + group.hits.length, 0)
  const place = 'card-box absolute inset-x-0 top-full z-30 mt-1.5 shadow-lg max-sm:inset-x-2'
  return (
    <>
      <div
        id={box.listId}
        role="listbox"
        aria-label={t('admin.command.results')}
        hidden={!box.isOpen}
        className={`${place} max-h-[70dvh] overflow-y-auto py-1.5`}
      >
        {box.isOpen && <Options box={box} />}
      </div>
      {box.isEmpty && <p className={`${place} px-4 py-3 text-muted`}>{t('admin.search.nothing')}</p>}
      <p role="status" className="sr-only">
        {(box.isOpen || box.isEmpty) && t('admin.command.count', { count })}
      </p>
    </>
  )
}

function Options({ box: { groups, active, listId, leave } }: { box: Finder }) {
  let at = -1
  return groups.map((group) => (
    // biome-ignore lint/a11y/useSemanticElements: a listbox is divided by groups, which a fieldset is not.
    <div key={group.kind} role="group" aria-label={group.title}>
      <p aria-hidden className="px-4 pt-2 pb-1 font-medium text-muted text-xs">
        {group.title}
      </p>
      {group.hits.map((hit) => {
        at += 1
        const place = `${listId}-${at}`
        return <Option key={hit.id} place={place} isActive={at === active} hit={hit} onLeave={leave} />
      })}
    </div>
  ))
}

function Option(props: { place: string; isActive: boolean; hit: Hit; onLeave: () => void }) {
  const line = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (props.isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [props.isActive])
  return (
    <Link
      ref={line}
      id={props.place}
      to={props.hit.to}
      onClick={props.onLeave}
      role="option"
      aria-selected={props.isActive}
      tabIndex={-1}
      className="mx-1.5 block rounded-[0.5rem] px-2.5 py-1.5 hover:bg-base-200 aria-selected:bg-base-200"
    >
      {props.hit.content}
    </Link>
  )
}

function useShortcut(lead: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it leads into stays the same.
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const { target } = event
      const typing =
        target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
      const wanted = (event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey))
      if (!wanted) return
      event.preventDefault()
      lead()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
