import { ChevronLeft, ChevronRight } from './icons.tsx'
import { Link } from './link.tsx'
import { useWords } from './viewer.tsx'

/**
 * Keyset paging: to newer and older entries; null where there are none. Shows nothing when there is but one page. Where entries stand in
 * another order than that of time, `says` what its links are called.
 */
export function Pager(props: {
  newer: string | null
  older: string | null
  says?: { readonly newer: string; readonly older: string } | undefined
}) {
  const { newer, older, says } = props
  const t = useWords()
  if (newer === null && older === null) return null
  return (
    <nav aria-label={t('common.pages')} className="mt-4 flex justify-between gap-3">
      {newer === null ? (
        <span />
      ) : (
        <Link to={newer} rel="prev" className="btn">
          <ChevronLeft aria-hidden className="size-4" />
          {says?.newer ?? t('common.newer')}
        </Link>
      )}
      {older !== null && (
        <Link to={older} rel="next" className="btn">
          {says?.older ?? t('common.older')}
          <ChevronRight aria-hidden className="size-4" />
        </Link>
      )}
    </nav>
  )
}
