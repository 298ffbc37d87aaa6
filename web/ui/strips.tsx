import { Form } from 'react-router'
import { useFormats } from './values.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** Lines above everything that nobody may overlook: a shop that moves no money, a clock that was moved, another's eyes. */
export function Strips() {
  const t = useWords()
  const { shop, viewingAs } = useViewer()
  const testing = shop.sandbox || shop.demoToday !== null
  if (!viewingAs && !testing) return null
  return (
    <section aria-label={t('common.strips')}>
      {viewingAs && <ViewingAs {...viewingAs} />}
      {testing && <TestShop />}
    </section>
  )
}

function TestShop() {
  const t = useWords()
  const { day } = useFormats()
  const { shop } = useViewer()
  const parts = [
    shop.demoToday && t('common.demo', { day: day(shop.demoToday) }),
    shop.sandbox && t('common.sandbox'),
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
