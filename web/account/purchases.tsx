import { z } from 'zod'
import { actorContext, appContext } from '../context.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Boxes } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/purchases'
import { pagesOf, placeOf } from './list-address.ts'
import { PurchaseTree } from './purchase/purchase-tree.tsx'

const Show = z.enum(['active', 'ended']).catch('active')

export async function loader({ context, request }: Route.LoaderArgs) {
  const url = new URL(request.url)
  const show = Show.parse(url.searchParams.get('show'))
  const asked = { show, ...placeOf(url) }
  return { show, ...(await context.get(appContext).purchases.list(context.get(actorContext), asked)) }
}

const path = '/account/purchases'
const addresses = { active: path, ended: `${path}?show=ended` }

export default function PurchasesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { show, counts, purchases, today } = loaderData
  const tabs = [
    { to: addresses.active, label: t('account.purchases.active'), count: counts.active },
    { to: addresses.ended, label: t('account.purchases.ended'), count: counts.ended },
  ]
  return (
    <>
      <PageTitle title={t('account.purchases.title')} />
      <Tabs label={t('account.purchases.tabs')} tabs={tabs} current={addresses[show]} />
      <Card flush>
        {purchases.length === 0 ? (
          <Nothing show={show} />
        ) : (
          <PurchaseTree label={t('account.purchases.list')} purchases={purchases} today={today} />
        )}
      </Card>
      <Pager {...pagesOf(path, loaderData, { show })} />
    </>
  )
}

function Nothing({ show }: { show: 'active' | 'ended' }) {
  const t = useWords()
  if (show === 'ended') {
    return (
      <EmptyState
        icon={<Boxes />}
        title={t('account.purchases.noEnded')}
        text={t('account.purchases.noEndedText')}
      />
    )
  }
  return (
    <EmptyState
      icon={<Boxes />}
      title={t('account.purchases.noActive')}
      text={t('account.purchases.noActiveText')}
      action={
        <ButtonLink to="/store" look="primary">
          {t('account.purchases.toStore')}
        </ButtonLink>
      }
    />
  )
}
