import { data } from 'react-router'
import { CustomerId } from '../../../src/kernel/ids.ts'
import type { EventGroup } from '../../../src/platform/history/catalogue.ts'
import { actorContext, appContext } from '../../context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useStories } from '../../ui/event-sentence.tsx'
import { accountGroups } from '../../ui/events/groups.ts'
import { History } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Stories } from '../../ui/stories.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { asked } from '../asked.ts'
import type { Route } from './+types/page'
import { ChainBadge } from './chain-badge.tsx'
import { HistoryChoice } from './choice.tsx'

/** `show` is a list of groups; without it all are shown. `from` says that the choice was made, so that none can be. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const said = new URL(request.url).searchParams
  const shown = said.has('chosen') ? said.getAll('show').filter(isGroup) : accountGroups
  const order = said.get('order') === 'oldest' ? ('oldest' as const) : ('newest' as const)
  const after = /^\d{1,18}$/.exec(said.get('after') ?? '')?.[0]
  const { customers } = context.get(appContext)
  const actor = context.get(actorContext)
  const customerId = asked(CustomerId, params.id)
  const [page, broken] = await Promise.all([
    customers.staffHistory(actor, { customerId, groups: shown, order, after }),
    said.has('check') ? customers.verifyHistory(actor, { customerId }) : undefined,
  ])
  return data({ page, shown, order, isFirst: after === undefined, broken })
}

function isGroup(name: string): name is EventGroup {
  return accountGroups.some((group) => group === name)
}

export default function HistoryPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { page, shown, order, isFirst, broken } = loaderData
  const { customer, events, next } = page
  const stories = useStories(events, 'admin')
  const path = `/admin/customers/${customer.id}/history`
  const address = (more: Record<string, string>) => {
    const groups = shown.length < accountGroups.length ? shown.map((group) => ['show', group]) : []
    const chosen = shown.length < accountGroups.length ? [['chosen', 'yes']] : []
    const said = [...chosen, ...groups, ['order', order === 'oldest' ? order : ''], ...Object.entries(more)]
    const search = new URLSearchParams(said.filter((pair): pair is [string, string] => Boolean(pair[1])))
    return search.size > 0 ? `${path}?${search}` : path
  }
  return (
    <>
      <PageTitle
        title={t('admin.history.of', { name: customer.name })}
        crumbs={[
          { label: t('admin.nav.customers'), to: '/admin/customers' },
          { label: customer.name, to: `/admin/customers/${customer.id}` },
        ]}
        actions={<ChainBadge broken={broken} to={address({ check: 'yes' })} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <HistoryChoice groups={accountGroups} shown={shown} order={order} page={page} />
        <div className="min-w-0">
          <div className="card-box p-5">
            {stories.length > 0 ? (
              <Stories label={t('admin.history.title')} stories={stories} level="h2" />
            ) : (
              <EmptyState
                icon={<History />}
                title={t('admin.history.none')}
                text={t('admin.history.noneText')}
              />
            )}
          </div>
          <HistoryPager
            order={order}
            first={isFirst ? null : address({})}
            next={next && address({ after: next })}
          />
        </div>
      </div>
    </>
  )
}

/** Where the next page lies depends on the order; the other way leads back to the beginning. */
function HistoryPager(props: { order: 'newest' | 'oldest'; first: string | null; next: string | null }) {
  return props.order === 'newest' ? (
    <Pager newer={props.first} older={props.next} />
  ) : (
    <Pager newer={props.next} older={props.first} />
  )
}
