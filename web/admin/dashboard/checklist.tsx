import { Card } from '../../ui/card.tsx'
import { Check, Circle } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { DashboardModel } from './page.tsx'

type Beginning = NonNullable<DashboardModel['beginning']>
type Step = { readonly key: StepKey; readonly isDone: boolean; readonly to: string | null }
type StepKey = 'address' | 'tax' | 'package' | 'email' | 'gateway' | 'order'

/** What leads a new shop to its first real order: each step with where it is done, or how. */
export function Checklist(props: { beginning: Beginning; sendsEmail: boolean; takesTestPayments: boolean }) {
  const t = useWords()
  const { hasAddress, hasTaxClass, hasPackage } = props.beginning
  const steps: Step[] = [
    { key: 'address', isDone: hasAddress, to: '/admin/settings' },
    { key: 'tax', isDone: hasTaxClass, to: '/admin/tax-classes/new' },
    { key: 'package', isDone: hasPackage, to: '/admin/packages/new' },
    { key: 'email', isDone: props.sendsEmail, to: null },
    { key: 'gateway', isDone: !props.takesTestPayments, to: null },
    // With it the list is done, and gone.
    { key: 'order', isDone: false, to: '/store' },
  ]
  return (
    <Card title={t('admin.checklist.title')} flush>
      <ol>
        {steps.map((step) => (
          <Line key={step.key} step={step} />
        ))}
      </ol>
    </Card>
  )
}

function Line({ step: { key, isDone, to } }: { step: Step }) {
  const t = useWords()
  const Mark = isDone ? Check : Circle
  const what = t(`admin.checklist.${key}`)
  return (
    <li className="flex gap-3 border-line border-b px-5 py-3.5 last:border-0">
      <Mark
        aria-hidden
        className={`mt-0.5 size-4 flex-none ${isDone ? 'text-[var(--good)]' : 'text-muted'}`}
      />
      <span className="min-w-0">
        {to && !isDone ? (
          <Link to={to} className="soft-link font-medium">
            {what}
          </Link>
        ) : (
          <span className={isDone ? 'text-muted' : 'font-medium'}>{what}</span>
        )}
        <span className="sr-only"> {isDone ? t('admin.checklist.done') : t('admin.checklist.toDo')}</span>
        {!isDone && (
          <span className="block text-[0.8125rem] text-muted">{t(`admin.checklist.how.${key}`)}</span>
        )}
      </span>
    </li>
  )
}
