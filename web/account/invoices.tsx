import { z } from 'zod'
import { PurchaseId } from '../../src/kernel/ids.ts'
import { actorContext, appContext } from '../context.ts'
import { packed, useRows } from '../packed-rows.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FileText, SearchX } from '../ui/icons.tsx'
import { Link } from '../ui/link.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/invoices'
import { InvoiceTable } from './invoice/invoice-table.tsx'
import { type InvoiceTab, invoiceTabs } from './invoice/statuses.ts'
import { pagesOf, placeOf } from './list-address.ts'
import { SearchForm } from './search-form.tsx'

const Tab = z.enum(invoiceTabs).catch('pending')
const OfPurchase = PurchaseId.nullable().catch(null)

export async function loader({ context, request }: Route.LoaderArgs) {
  const url = new URL(request.url)
  const tab = Tab.parse(url.searchParams.get('state'))
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  const purchaseId = OfPurchase.parse(url.searchParams.get('purchase'))
  const asked = { status: tab, search, purchaseId, ...placeOf(url) }
  const { invoices, ...list } = await context.get(appContext).invoices.list(context.get(actorContext), asked)
  return { tab, search, ...list, invoices: packed(invoices) }
}

const path = '/account/invoices'

export default function InvoicesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { tab, search, purchase, counts } = loaderData
  const invoices = useRows(loaderData.invoices)
  const kept = { tab, search, purchase }
  const tabs = invoiceTabs.map((each) => ({
    to: addressOf({ ...kept, tab: each }),
    label: each === 'all' ? t('account.invoices.all') : t(`state.${each}`),
    count: each === 'all' ? sumOf(counts) : counts[each],
  }))
  return (
    <>
      <PageTitle title={t('account.invoices.title')} lead={purchase && <OnlyOf {...kept} />} />
      <SearchForm
        typed={search}
        keep={paramsOf({ ...kept, search: '' })}
        clear={addressOf({ ...kept, search: '' })}
      />
      <Tabs label={t('account.invoices.tabs')} tabs={tabs} current={addressOf(kept)} />
      <Card flush>
        <InvoiceTable
          caption={t('account.invoices.caption')}
          invoices={invoices}
          empty={<Nothing {...kept} />}
        />
      </Card>
      <Pager {...pagesOf(path, loaderData, paramsOf(kept))} />
    </>
  )
}

/** What the address says of the list. */
type Kept = {
  readonly tab: InvoiceTab
  readonly search: string
  readonly purchase: { readonly id: string; readonly name: string } | null
}

function paramsOf({ tab: state, search: q, purchase }: Kept): Record<string, string> {
  return { state, ...(q && { q }), ...(purchase && { purchase: purchase.id }) }
}

function addressOf(kept: Kept): string {
  return `${path}?${new URLSearchParams(paramsOf(kept))}`
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Whose invoices alone are listed, with the way to its page and to all. */
function OnlyOf({ tab, search, purchase }: Kept) {
  const t = useWords()
  if (!purchase) return null
  return (
    <span className="flex flex-wrap gap-x-3">
      <span className="min-w-0 wrap-anywhere">
        {t('account.invoices.onlyOf')}{' '}
        <Link to={`/account/purchases/${purchase.id}`} className="soft-link">
          {purchase.name}
        </Link>
      </span>
      <Link to={addressOf({ tab, search, purchase: null })} className="soft-link">
        {t('account.invoices.ofEverything')}
      </Link>
    </span>
  )
}

function Nothing({ tab, search, purchase }: Kept) {
  const t = useWords()
  if (search) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('account.invoices.notFound', { search })}
        text={t('account.invoices.notFoundText')}
        action={
          <ButtonLink to={addressOf({ tab, search: '', purchase })}>{t('account.invoices.clear')}</ButtonLink>
        }
      />
    )
  }
  const text = t(`account.invoices.nothingText.${tab}`)
  return <EmptyState icon={<FileText />} title={t(`account.invoices.nothing.${tab}`)} text={text} />
}
