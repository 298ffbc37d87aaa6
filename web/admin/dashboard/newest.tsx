import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Nothing } from '../box.tsx'
import type { DashboardModel } from './page.tsx'

/** Who came last. */
export function Newest({ customers }: { customers: DashboardModel['newest'] }) {
  const t = useWords()
  const all = (
    <Link to="/admin/customers" className="btn btn-ghost btn-sm">
      {t('admin.showAll')}
    </Link>
  )
  return (
    <Card title={t('admin.dashboard.newest')} actions={customers.length > 0 ? all : undefined} flush>
      {customers.length === 0 && <Nothing>{t('admin.customers.none')}</Nothing>}
      <ul className="divide-y divide-line">
        {customers.map(({ id, name, company, createdAt }) => (
          <li key={id}>
            <Link to={`/admin/customers/${id}`} className="block px-5 py-2.5 hover:bg-base-200">
              <span className="block font-[550]">{name}</span>
              <span className="block text-[0.8125rem] text-muted">
                {company && `${company} · `}
                <Moment value={createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
