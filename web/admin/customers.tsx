import type { ListedCustomer } from '../../src/customers/customer-list-store.ts'
import { CustomerId } from '../../src/kernel/ids.ts'
import { actorContext, appContext } from '../context.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { UsersRound } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Moment } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/customers'
import { addressOf, SearchForm, textOf } from './list-parts.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams
  const typed = textOf(params, 'q')
  const before = CustomerId.safeParse(params.get('before')).data
  const list = context.get(appContext).customers.list
  const page = await list(context.get(actorContext), { typed, before })
  return { ...page, typed, isFirst: before === undefined }
}

export default function CustomersPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { customers, older, typed, isFirst } = loaderData
  return (
    <>
      <PageTitle title={t('admin.nav.customers')} lead={t('admin.customers.lead')} />
      <SearchForm label={t('admin.customers.search')} typed={typed} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.customers')}
          columns={useColumns()}
          rows={customers}
          rowKey={(customer) => customer.id}
          empty={<Empty isSearch={typed !== ''} />}
        />
      </div>
      <Pager
        newer={isFirst ? null : addressOf('/admin/customers', { q: typed })}
        older={older && addressOf('/admin/customers', { q: typed, before: older })}
      />
    </>
  )
}

function useColumns(): Column<ListedCustomer>[] {
  const t = useWords()
  return [
    {
      head: t('admin.customers.name'),
      phone: 'title',
      cell: ({ id, name, company }) => (
        <>
          <RowLink to={`/admin/customers/${id}`}>{name}</RowLink>
          {company && <span className="block text-[0.8125rem] text-muted">{company}</span>}
        </>
      ),
    },
    {
      head: t('admin.customers.email'),
      phone: 'below',
      cell: ({ email }) => <span className="break-all">{email}</span>,
    },
    { head: t('admin.customers.number'), align: 'end', phone: 'end', cell: ({ number }) => number },
    {
      head: t('admin.customers.since'),
      phone: 'belowEnd',
      cell: ({ createdAt }) => <Moment value={createdAt} format="day" />,
    },
  ]
}

function Empty({ isSearch }: { isSearch: boolean }) {
  const t = useWords()
  return isSearch ? (
    <EmptyState icon={<UsersRound />} title={t('admin.search.nothing')} text={t('admin.search.advice')} />
  ) : (
    <EmptyState
      icon={<UsersRound />}
      title={t('admin.customers.none')}
      text={t('admin.customers.noneText')}
    />
  )
}
