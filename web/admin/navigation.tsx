import type { WaitingCounts } from '../../src/overviews/waiting-counts-store.ts'
import { NavLink } from '../ui/link.tsx'
import { useWords } from '../ui/viewer.tsx'
import { sections } from './areas.ts'
import { useMay } from './may.ts'

/** Counted no further (`overviews/waiting-counts.ts`). */
const most = 100

/** All areas that are open to this member of staff, with what waits in each. `waiting` is null while it is not known. */
export function Navigation({ waiting }: { waiting: WaitingCounts | null }) {
  const t = useWords()
  const may = useMay()
  const open = sections
    .map(({ key, areas }) => ({ key, areas: areas.filter(({ needs }) => needs === null || may(needs)) }))
    .filter(({ areas }) => areas.length > 0)
  return (
    <nav aria-label={t('admin.area')} className="grid gap-3">
      {open.map(({ key, areas }) => (
        <ul key={key} aria-label={t(`admin.section.${key}`)} className="grid gap-0.5">
          {areas.map(({ to, key: area, Icon, waits }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/admin'} className="nav-link">
                <Icon aria-hidden />
                <span className="flex-1">{t(`admin.nav.${area}`)}</span>
                {waits && waiting && <Waiting count={waiting[waits]} />}
              </NavLink>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  )
}

function Waiting({ count }: { count: number }) {
  const t = useWords()
  if (count === 0) return null
  return (
    <span className="count" title={t('admin.waiting', { count })}>
      {count < most ? count : `${most - 1}+`}
      <span className="sr-only"> {t('admin.waitingShort')}</span>
    </span>
  )
}
