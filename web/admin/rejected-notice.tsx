import { useActionData } from 'react-router'
import type { Rejected } from '../form.ts'
import { useHydrated } from '../ui/hydrated.ts'
import { Notice } from '../ui/notice.tsx'
import { useWords } from '../ui/viewer.tsx'

/**
 * Without JavaScript a form that was sent back stands open where it was asked for, which may be far down the page. So what
 * was wrong is also said on top.
 */
export function RejectedNotice() {
  const t = useWords()
  const isAlive = useHydrated()
  const answer = useActionData<Rejected | undefined>()
  if (isAlive || !answer?.rejected) return null
  const problems = Object.values(answer.problems)
  return (
    <div className="mb-5">
      <Notice tone="bad" role="alert" title={t('admin.notDone')}>
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </Notice>
    </div>
  )
}
