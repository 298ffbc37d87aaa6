import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { asCombobox, BoxForm } from './box-form.tsx'
import type { Hit } from './hits.tsx'
import { type Finder, useFinder } from './use-finder.ts'

/** What stood in the box before it answered. */
export type Begin = {
  readonly typed: string
  readonly from: number
  readonly to: number
  readonly hasFocus: boolean
}

/** The box as it is while somebody uses it: it answers while they type, as a combobox with a list. */
export function LiveBox({ field, begin }: { field: RefObject<HTMLInputElement | null>; begin: Begin }) {
  const box = useFinder(field)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it takes the place of the box before it once.
  useLayoutEffect(() => {
    const { current } = field
    if (!current) return
    current.value = begin.typed
    if (begin.hasFocus) current.focus()
    current.setSelectionRange(begin.from, begin.to)
    box.look(begin.typed)
  }, [])
  return (
    <BoxForm
      field={field}
      form={{
        ref: box.form,
        onSubmit: box.close,
        onBlur(event) {
          if (!event.currentTarget.contains(event.relatedTarget)) box.close()
        },
      }}
      input={{
        ...asCombobox,
        'aria-expanded': box.isOpen,
        'aria-controls': box.listId,
        'aria-activedescendant': box.activeId,
        onChange: (event) => box.look(event.currentTarget.value),
        onKeyDown: box.onKey,
      }}
    >
      <HitList box={box} />
    </BoxForm>
  )
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
