import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { packed, useRows } from '../packed-rows.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FileText, SearchX } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/invoices'
import { InvoiceTable } from './invoice/invoice-table.tsx'
import { type InvoiceStatus, invoiceStatuses } from './invoice/statuses.ts'
import { pagesOf, placeOf } from './list-address.ts'
import { SearchForm } from './search-form.tsx'

const Status = z.enum(invoiceStatuses).catch('pending')

export async function loader({ context, request }: Route.LoaderArgs) {
  const url = new URL(request.url)
  const status = Status.parse(url.searchParams.get('state'))
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  const asked = { status, search, ...placeOf(url) }
  const { invoices, ...list } = await context.get(appContext).invoices.list(context.get(actorContext), asked)
  return { status, search, ...list, invoices: packed(invoices) }
}

const path = '/account/invoices'

export default function InvoicesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { status, search, counts } = loaderData
  const invoices = useRows(loaderData.invoices)
  const tabs = invoiceStatuses.map((each) => ({
    to: addressOf(each, search),
    label: t(`state.${each}`),
    count: counts[each],
  }))
  return (
    <>
      <PageTitle title={t('account.invoices.title')} />
      <SearchForm typed={search} keep={{ state: status }} clear={addressOf(status, '')} />
      <Tabs label={t('account.invoices.tabs')} tabs={tabs} current={addressOf(status, search)} />
      <Card flush>
        <InvoiceTable
          caption={t('account.invoices.caption')}
          invoices={invoices}
          empty={<Nothing status={status} search={search} />}
        />
      </Card>
      <Pager {...pagesOf(path, loaderData, keptOf(status, search))} />
    </>
  )
}

function keptOf(state: InvoiceStatus, search: string): Record<string, string> {
  return search ? { state, q: search } : { state }
}

function addressOf(state: InvoiceStatus, search: string): string {
  return `${path}?${new URLSearchParams(keptOf(state, search))}`
}

function Nothing({ status, search }: { status: InvoiceStatus; search: string }) {
  const t = useWords()
  if (search) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('account.invoices.notFound', { search })}
        text={t('account.invoices.notFoundText')}
        action={<ButtonLink to={addressOf(status, '')}>{t('account.invoices.clear')}</ButtonLink>}
      />
    )
  }
  const text = t(`account.invoices.nothingText.${status}`)
  return <EmptyState icon={<FileText />} title={t(`account.invoices.nothing.${status}`)} text={text} />
}
