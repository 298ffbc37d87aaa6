import type { ChainBreak } from '../../../src/platform/history/read.ts'
import { ShieldCheck } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** Whether the history is whole, on demand, since every event is recomputed for it. `broken` undefined: not asked yet. */
export function ChainBadge({ broken, to }: { broken: ChainBreak | null | undefined; to: string }) {
  const t = useWords()
  return (
    <>
      <span role="status">
        {broken === null && <Badge tone="good">{t('admin.history.holds')}</Badge>}
        {broken && (
          <Badge tone="bad">{t('admin.history.broken', { seq: broken.seq, why: broken.why })}</Badge>
        )}
      </span>
      <Link to={to} keepsScroll replaces className="btn">
        <ShieldCheck aria-hidden className="size-4" />
        {t('admin.history.check')}
      </Link>
    </>
  )
}
