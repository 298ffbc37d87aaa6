import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useActionData, useLocation } from 'react-router'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm, openParam } from '../../ui/confirm.tsx'
import { useHydrated } from '../../ui/hydrated.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Column } from '../../ui/table.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Acted } from './act-on-chosen.ts'
import type { ListAddresses } from './address.ts'

const formId = 'choose'

/** Of a row that can be chosen: its id, and what it is called. */
type Choosable = { readonly id: string; readonly name: string }
const sentAs = ({ id, name }: Choosable) => `${id} ${name}`

/** Something that can be done to several at once; null where this member of staff may not. */
export type ChosenAct = {
  readonly intent: string
  readonly label: string
  readonly ends?: boolean
  readonly title: (count: number) => string
  readonly text: (count: number) => string
  readonly now: string
  /** Besides what is chosen, as a reason. */
  readonly fields?: ReactNode
}

/** The boxes by which rows are chosen, before JavaScript too; null where a row can't be. */
export function useChoosing<Row>(choosable: (row: Row) => Choosable | null): Column<Row> {
  const t = useWords()
  const asked = new URLSearchParams(useLocation().search).getAll('chosen')
  return {
    head: t('admin.chosen.choose'),
    isHeadUnseen: true,
    phone: 'hidden',
    cell: (row) => {
      const one = choosable(row)
      if (!one) return null
      const value = sentAs(one)
      return (
        <input
          type="checkbox"
          name="chosen"
          form={formId}
          value={value}
          defaultChecked={asked.includes(value)}
          className="checkbox checkbox-sm"
          aria-label={t('admin.chosen.chooseOne', { name: one.name })}
        />
      )
    },
  }
}

/**
 * A list of which several rows can be chosen, and below it what can be done to all of them. Each act asks once, and says how many it is about.
 * Before JavaScript the choice is sent with the address, which asks the same.
 */
export function ChooseFrom(props: {
  acts: readonly (ChosenAct | null)[]
  addresses: ListAddresses
  formKey: string
  children: ReactNode
}) {
  const { formKey, children } = props
  const acts = props.acts.filter((act) => act !== null)
  const said = new URLSearchParams(useLocation().search)
  const [chosen, choose] = useState<readonly string[]>(() => said.getAll('chosen'))
  const list = useRef<HTMLDivElement>(null)
  // Before JavaScript what was sent with the address is asked above the list, where there is room for it.
  const isAlive = useHydrated()
  const asked = isAlive ? undefined : acts.find(({ intent }) => intent === said.get(openParam))
  useEffect(() => choose(chosenIn(list.current)), [])
  const look = (event: FormEvent<HTMLDivElement>) => choose(chosenIn(event.currentTarget))
  return (
    // What is in the boxes is read where they are, so that what was ticked before JavaScript counts.
    <div ref={list} onChange={look}>
      {asked && chosen.length > 0 && (
        <div className="mb-3 flex justify-end">
          <AskOnce act={asked} chosen={chosen} formKey={formKey} />
        </div>
      )}
      {children}
      {acts.length > 0 && (
        <ChosenBar acts={acts} chosen={chosen} addresses={props.addresses} formKey={formKey} />
      )}
    </div>
  )
}

function chosenIn(list: HTMLElement | null): readonly string[] {
  const boxes = list?.querySelectorAll<HTMLInputElement>('input[name=chosen]:checked') ?? []
  return [...boxes].filter(({ type }) => type === 'checkbox').map(({ value }) => value)
}

type Bar = {
  readonly acts: readonly ChosenAct[]
  readonly chosen: readonly string[]
  readonly addresses: ListAddresses
  readonly formKey: string
}

function ChosenBar({ acts, chosen, addresses, formKey }: Bar) {
  const t = useWords()
  const isAlive = useHydrated()
  const said = new URLSearchParams(useLocation().search)
  const before = said.get('before')
  const kept = [...addresses.kept, ...(before ? [['before', before] as const] : [])]
  if (isAlive && chosen.length === 0) return null
  return (
    <section className="chosen-bar" aria-label={t('admin.chosen.title')}>
      <form id={formId} method="get" className="contents">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <output className="flex-1 font-medium">{t('admin.chosen.count', { count: chosen.length })}</output>
        {!isAlive &&
          acts.map(({ intent, label }) => (
            <button key={intent} type="submit" name={openParam} value={intent} className="btn btn-sm">
              {label}
            </button>
          ))}
      </form>
      {isAlive && acts.map((act) => <AskOnce key={act.intent} act={act} chosen={chosen} formKey={formKey} />)}
    </section>
  )
}

function AskOnce({ act, chosen, formKey }: { act: ChosenAct; chosen: readonly string[]; formKey: string }) {
  const t = useWords()
  const count = chosen.length
  return (
    <Confirm
      intent={act.intent}
      ends={act.ends}
      keep={act.ends ? t('admin.chosen.keep') : undefined}
      label={act.label}
      title={act.title(count)}
      text={<p>{act.text(count)}</p>}
    >
      <input type="hidden" name="key" value={formKey} />
      {chosen.map((value) => (
        <input key={value} type="hidden" name="chosen" value={value} />
      ))}
      {act.fields}
      <SubmitButton look={act.ends ? 'danger' : 'primary'} wide>
        {act.now}
      </SubmitButton>
    </Confirm>
  )
}

/** What became of what was chosen: how many, and of the others why not, by name. */
export function ActedNotice({ formKey }: { formKey: string }) {
  const answer = useActionData<Acted | undefined>()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer takes the reader to what it says, once its dialog is gone.
  useEffect(() => box.current?.focus(), [answer, formKey])
  if (!answer || !('acted' in answer)) return null
  const { says, failed } = answer.acted
  return (
    <div ref={box} tabIndex={-1} className="mb-5 scroll-mt-4 rounded-[0.5rem] outline-none">
      <Notice tone={failed.length > 0 ? 'warn' : 'good'} role="status" title={says}>
        {failed.length > 0 && (
          <ul>
            {failed.map(({ name, why }) => (
              <li key={name}>
                {name}: {why}
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  )
}
