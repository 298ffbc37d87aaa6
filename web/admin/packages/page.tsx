import type { ListedPackage } from '../../../src/overviews/package-list.ts'
import { actorContext, appContext } from '../../context.ts'
import { Price } from '../../store/price.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Package, Pencil } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Nothing } from '../box.tsx'
import type { Route } from './+types/page'
import { firstPrice } from './first-price.ts'
import { pathOf } from './group-path.ts'
import { NothingToStandOn } from './nothing-to-stand-on.tsx'
import { PackageState } from './package-state.tsx'

const path = '/admin/packages'

export async function loader({ context, request }: Route.LoaderArgs) {
  const archived = new URL(request.url).searchParams.get('archived') === 'yes'
  const listed = await context.get(appContext).catalog.packages(context.get(actorContext), { archived })
  return { ...listed, archived }
}

export default function PackagesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { groups, packages, archived, archivedCount } = loaderData
  const shown = archived ? groups.filter(({ id }) => packages.some(({ groupId }) => groupId === id)) : groups
  return (
    <>
      <PageTitle
        title={t('admin.packages.title')}
        lead={t('admin.packages.lead')}
        actions={
          <>
            <ButtonLink to="/admin/groups/new">{t('admin.group.make')}</ButtonLink>
            <ButtonLink to={`${path}/new`} look="primary">
              {t('admin.packages.make')}
            </ButtonLink>
          </>
        }
      />
      {groups.length === 0 && <NothingToStandOn hasGroups={false} />}
      {archived && packages.length === 0 && (
        <Card flush>
          <EmptyState
            icon={<Package />}
            title={t('admin.packages.nothingArchived')}
            text={t('admin.packages.archiveText')}
          />
        </Card>
      )}
      <div className="grid gap-5">
        {shown.map((group) => (
          <Card
            key={group.id}
            title={pathOf(group.id, groups)}
            actions={
              <Link to={`/admin/groups/${group.id}`} className="btn btn-ghost btn-sm">
                <Pencil aria-hidden className="size-3.5" />
                {t('admin.edit')}
                <span className="sr-only"> {group.name}</span>
              </Link>
            }
            flush
          >
            <Packages of={group.name} packages={packages.filter(({ groupId }) => groupId === group.id)} />
          </Card>
        ))}
      </div>
      {(archivedCount > 0 || archived) && <Archive archived={archived} count={archivedCount} />}
    </>
  )
}

function Archive({ archived, count }: { archived: boolean; count: number }) {
  const t = useWords()
  const { number } = useFormats()
  return (
    <p className="mt-5 text-[0.8125rem]">
      <Link to={archived ? path : `${path}?archived=yes`} className="soft-link">
        {archived
          ? t('admin.packages.notArchived')
          : t('admin.packages.archivedOnes', { number: number(count) })}
      </Link>
    </p>
  )
}

function Packages({ of, packages }: { of: string; packages: readonly ListedPackage[] }) {
  const t = useWords()
  return (
    <Table
      caption={of}
      columns={useColumns()}
      rows={packages}
      rowKey={({ id }) => id}
      empty={<Nothing>{t('admin.packages.emptyGroup')}</Nothing>}
    />
  )
}

function useColumns(): Column<ListedPackage>[] {
  const t = useWords()
  const { number } = useFormats()
  return [
    {
      head: t('admin.catalogue.name'),
      phone: 'title',
      cell: ({ id, name, slug }) => (
        <div className="min-w-0">
          <RowLink to={`${path}/${id}`}>{name}</RowLink>
          <div className="text-[0.8125rem] text-muted max-md:hidden">/store/{slug}</div>
        </div>
      ),
    },
    {
      head: t('admin.packages.state'),
      cell: (item) => (
        <>
          <PackageState item={item} />
          {item.stock !== null && (
            <span className="ml-2 text-[0.8125rem] text-muted">
              {t('admin.packages.stockLeft', { number: number(item.stock) })}
            </span>
          )}
        </>
      ),
    },
    {
      head: t('admin.packages.used'),
      cell: ({ inUse }) => t('admin.packages.inUse', { count: inUse, number: number(inUse) }),
    },
    {
      head: t('admin.packages.price'),
      align: 'end',
      phone: 'amount',
      cell: ({ options }) => {
        const found = firstPrice(options)
        return found ? <Price {...found} /> : t('admin.packages.noPrice')
      },
    },
  ]
}
