import type { ListedCustomer } from '../../src/customers/customer-list-store.ts'
import { actorContext, appContext } from '../context.ts'
import { EmailAddress } from '../ui/email-address.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { UsersRound } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Moment } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/customers'
import { Download, ListPager, SearchForm } from './list-parts.tsx'
import { type ListAddresses, listAddresses } from './lists/address.ts'
import { askedCustomers } from './lists/asked.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = askedCustomers(new URL(request.url).searchParams)
  const page = await context.get(appContext).customers.list(context.get(actorContext), asked)
  return { ...page, typed: asked.typed, sort: asked.sort, isFirst: asked.before === undefined }
}

export default function CustomersPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { customers, older, typed, sort, isFirst } = loaderData
  const addresses = listAddresses({ path: '/admin/customers', filters: { q: typed }, sort, usual: '-since' })
  return (
    <>
      <PageTitle
        title={t('admin.nav.customers')}
        lead={t('admin.customers.lead')}
        actions={<Download addresses={addresses} />}
      />
      <SearchForm label={t('admin.customers.search')} typed={typed} addresses={addresses} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.customers')}
          columns={useColumns(addresses)}
          rows={customers}
          rowKey={(customer) => customer.id}
          empty={<Empty isSearch={typed !== ''} />}
        />
      </div>
      <ListPager addresses={addresses} isFirst={isFirst} older={older} />
    </>
  )
}

function useColumns({ by }: ListAddresses): Column<ListedCustomer>[] {
  const t = useWords()
  return [
    {
      head: t('admin.customers.name'),
      sort: by('name'),
      phone: 'title',
      cell: ({ id, name, company }) => (
        <>
          <RowLink to={`/admin/customers/${id}`}>{name}</RowLink>
          {company && (
            <span className="block text-[0.8125rem] text-muted max-md:ml-2 max-md:inline">{company}</span>
          )}
        </>
      ),
    },
    {
      head: t('admin.customers.email'),
      phone: 'cut',
      cell: ({ email }) => (
        <span className="md:wrap-anywhere">
          <EmailAddress of={email} />
        </span>
      ),
    },
    { head: t('admin.customers.number'), align: 'end', phone: 'amount', cell: ({ number }) => number },
    {
      head: t('admin.customers.since'),
      sort: by('since', 'descending'),
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
