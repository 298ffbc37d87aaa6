import { Form } from 'react-router'
import { useFormats } from './values.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** Lines above everything that nobody may overlook: a store that moves no money, a clock that was moved, another's eyes. */
export function Strips() {
  const t = useWords()
  const { store, viewingAs } = useViewer()
  const testing = store.sandbox || store.demoToday !== null
  if (!viewingAs && !testing) return null
  return (
    <section aria-label={t('common.strips')}>
      {viewingAs && <ViewingAs {...viewingAs} />}
      {testing && <TestStore />}
    </section>
  )
}

function TestStore() {
  const t = useWords()
  const { day } = useFormats()
  const { store } = useViewer()
  const parts = [
    store.demoToday && t('common.demo', { day: day(store.demoToday) }),
    store.sandbox && t('common.sandbox'),
  ]
  return (
    <p className="strip tone-calm" suppressHydrationWarning>
      {parts.filter(Boolean).join(' ')}
    </p>
  )
}

function ViewingAs({ name, reason, until }: { name: string; reason: string; until: string }) {
  const t = useWords()
  const { moment } = useFormats()
  return (
    <div className="strip tone-warn flex flex-wrap items-center justify-center gap-x-4 gap-y-1">
      <p suppressHydrationWarning>{t('common.viewingAs', { name, reason, until: moment(until, 'time') })}</p>
      <Form method="post" action="/admin/stop-viewing">
        <button type="submit" className="cursor-pointer font-semibold underline underline-offset-2">
          {t('common.stopViewing')}
        </button>
      </Form>
    </div>
  )
}
