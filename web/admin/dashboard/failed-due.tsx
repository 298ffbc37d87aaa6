import type { TFunction } from 'i18next'
import type { FailedDue as Failed } from '../../../src/overviews/dashboard-store.ts'
import { Card } from '../../ui/card.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { Table } from '../../ui/table.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { isSaid, say } from '../../words.ts'

/** What was due and could not be done; nothing shows while everything could. */
export function FailedDue({ failed }: { failed: readonly Failed[] }) {
  const t = useWords()
  if (failed.length === 0) return null
  return (
    <div id="failed-due">
      <Card title={t('admin.failedDue.title')} flush>
        <p className="px-5 pt-4 text-muted">{t('admin.failedDue.text')}</p>
        <Table
          caption={t('admin.failedDue.title')}
          rows={failed}
          rowKey={({ source, item }) => `${source} ${item}`}
          columns={[
            {
              head: t('admin.invoice.customer'),
              phone: 'title',
              cell: ({ customer, customerId }) => (
                <RowLink to={`/admin/customers/${customerId}`}>{customer}</RowLink>
              ),
            },
            {
              head: t('admin.failedDue.what'),
              cell: ({ source }) => sourceWords(t, source),
            },
            {
              head: t('admin.failedDue.tries'),
              align: 'end',
              phone: 'hidden',
              cell: ({ attempts }) => attempts,
            },
            {
              head: t('admin.failedDue.tryAt'),
              align: 'end',
              cell: ({ tryAt }) => <Moment value={tryAt} />,
            },
          ]}
        />
      </Card>
    </div>
  )
}

function sourceWords(t: TFunction, source: string): string {
  const key = `dueWork.${source}`
  return isSaid(key) ? say(t, key) : source
}
