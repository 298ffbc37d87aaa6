import type { ReactNode } from 'react'
import type { MomentStyle } from '../format.ts'
import { Circle } from './icons.tsx'
import { Moment } from './values.tsx'
import { useWords } from './viewer.tsx'

export type Change = { readonly label: string; readonly before: string; readonly after: string }

export type TimelineEntry = {
  readonly id: string
  readonly at: string
  /** One plain sentence, with its links. */
  readonly sentence: ReactNode
  readonly who: string
  readonly icon?: ReactNode | undefined
  readonly changes?: readonly Change[] | undefined
  /** The raw record, shown on demand. */
  readonly raw?: string | undefined
}

/** What happened, one sentence an entry, with old and new values where something changed. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label}>
      {entries.map((entry) => (
        <TimelineLine key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

/** One entry; what belongs to it stands below. */
export function TimelineLine(props: {
  entry: TimelineEntry
  time?: MomentStyle | undefined
  children?: ReactNode
}) {
  const { entry, time, children } = props
  return (
    <li className="timeline-entry">
      <span aria-hidden className="timeline-icon">
        {entry.icon ?? <Circle className="size-2.5" />}
      </span>
      <p>{entry.sentence}</p>
      <p className="text-[0.8125rem] text-muted">
        <Moment value={entry.at} format={time} /> · {entry.who}
      </p>
      {entry.changes && <Changes changes={entry.changes} />}
      {children}
      {entry.raw && <Raw text={entry.raw} />}
    </li>
  )
}

function Changes({ changes }: { changes: NonNullable<TimelineEntry['changes']> }) {
  return (
    <dl className="mt-1.5 text-[0.8125rem]">
      {changes.map((change) => (
        <div key={change.label} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{change.label}</dt>
          <dd>
            <del className="text-muted">{change.before}</del> <span aria-hidden>→</span>{' '}
            <ins>{change.after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Raw({ text }: { text: string }) {
  const t = useWords()
  return (
    <details className="mt-1 text-[0.8125rem]">
      <summary className="w-fit cursor-pointer text-muted hover:text-base-content">
        {t('common.rawRecord')}
      </summary>
      <pre className="mt-1 overflow-x-auto rounded-[0.5rem] bg-base-200 p-3 text-xs">{text}</pre>
    </details>
  )
}
