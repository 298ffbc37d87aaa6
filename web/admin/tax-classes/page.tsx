import type { TaxClass } from '../../../src/catalog/tax-class-store.ts'
import { actorContext, appContext } from '../../context.ts'
import { countryName } from '../../country.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Landmark } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/page'

const path = '/admin/tax-classes'
/** More of a class are on its own page. */
const mostShown = 3

export function loader({ context }: Route.LoaderArgs) {
  return context.get(appContext).catalog.taxClasses(context.get(actorContext), {})
}

export default function TaxClassesPage({ loaderData: { taxClasses } }: Route.ComponentProps) {
  const t = useWords()
  const make = (
    <ButtonLink to={`${path}/new`} look="primary">
      {t('admin.taxClass.make')}
    </ButtonLink>
  )
  return (
    <>
      <PageTitle title={t('admin.taxClass.title')} lead={t('admin.taxClass.lead')} actions={make} />
      <div className="card-box">
        <Table
          caption={t('admin.taxClass.title')}
          columns={useColumns()}
          rows={taxClasses}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={<Landmark />}
              title={t('admin.taxClass.none')}
              text={t('admin.taxClass.noneText')}
              action={make}
            />
          }
        />
      </div>
    </>
  )
}

function useColumns(): Column<TaxClass>[] {
  const t = useWords()
  const { number } = useFormats()
  const rates = useRateWords()
  return [
    {
      head: t('admin.catalogue.name'),
      phone: 'title',
      cell: ({ id, name }) => <RowLink to={`${path}/${id}`}>{name}</RowLink>,
    },
    {
      head: t('admin.taxClass.rates'),
      cell: (taxClass) => <span suppressHydrationWarning>{rates(taxClass)}</span>,
    },
    {
      head: t('admin.taxClass.packages'),
      align: 'end',
      phone: 'amount',
      cell: ({ packages }) => number(packages),
    },
  ]
}

function useRateWords() {
  const t = useWords()
  const { locale } = useViewer()
  const { percent } = useFormats()
  return ({ rates }: TaxClass): string => {
    if (rates.length === 0) return t('admin.taxClass.noRates')
    const told = rates.slice(0, mostShown).map(({ country, name, ratePpm }) => {
      const place = country ? countryName(country, locale) : t('admin.taxClass.everywhere')
      return `${place}: ${name} ${percent(Number(ratePpm) / 1_000_000)}`
    })
    return [...told, ...(rates.length > mostShown ? ['…'] : [])].join(' · ')
  }
}
