import type { MissedRenewal } from '../../../src/overviews/dashboard-store.ts'
import { Card } from '../../ui/card.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { Table } from '../../ui/table.tsx'
import { Day } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** What should have happened and did not; nothing shows while everything did. */
export function Missed({ missed }: { missed: readonly MissedRenewal[] }) {
  const t = useWords()
  if (missed.length === 0) return null
  return (
    <Card title={t('admin.missed.title')} flush>
      <p className="px-5 pt-4 text-muted">{t('admin.missed.text')}</p>
      <Table
        caption={t('admin.missed.title')}
        rows={missed}
        rowKey={(purchase) => purchase.id}
        columns={[
          {
            head: t('admin.missed.purchase'),
            phone: 'title',
            cell: ({ name, customerId }) => (
              <RowLink to={`/admin/customers/${customerId}#purchases`}>{name}</RowLink>
            ),
          },
          { head: t('admin.invoice.customer'), cell: ({ customer }) => customer },
          {
            head: t('admin.missed.expiredOn'),
            align: 'end',
            cell: ({ expiresOn }) => <Day value={expiresOn} />,
          },
        ]}
      />
    </Card>
  )
}
