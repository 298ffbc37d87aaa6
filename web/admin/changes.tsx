import type { Meanwhile } from '../../src/kernel/edit.ts'
import { Card } from '../ui/card.tsx'
import { useWho } from '../ui/conflict.tsx'
import { detailWords } from '../ui/events/reason.ts'
import { Moment } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'

/** What was changed of a thing last: who, when, and what it was before. */
export function Changes({ changes }: { changes: readonly Meanwhile[] }) {
  const t = useWords()
  const who = useWho()
  if (changes.length === 0) return null
  return (
    <Card title={t('admin.catalogue.changes')} flush>
      <ul>
        {changes.map(({ field, before, after, by, at }) => (
          <li key={`${at} ${field}`} className="border-line border-b px-5 py-3 last:border-0">
            <div className="wrap-anywhere">
              <span className="font-medium">{detailWords(t, field)}</span>: <Value of={before} /> →{' '}
              <Value of={after} />
            </div>
            <div className="text-[0.8125rem] text-muted">
              {who(by)}, <Moment value={at} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A description would bury the rest. */
const longest = 160

function Value({ of }: { of: string }) {
  const t = useWords()
  if (of === '') return <span className="text-muted">{t('history.nothing')}</span>
  return of.length > longest ? `${of.slice(0, longest - 1)}…` : of
}
