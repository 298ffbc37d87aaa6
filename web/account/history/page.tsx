import { z } from 'zod'
import { actorContext, appContext } from '../../context.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useStories } from '../../ui/event-sentence.tsx'
import { accountGroups } from '../../ui/events/groups.ts'
import { History } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Stories } from '../../ui/stories.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/page'
import { GroupFilter } from './group-filter.tsx'

const Groups = z.array(z.enum(accountGroups).nullable().catch(null))
const Before = z
  .string()
  .regex(/^\d{1,18}$/)
  .nullable()
  .catch(null)

export async function loader({ context, request }: Route.LoaderArgs) {
  const actor = context.get(actorContext)
  const { searchParams } = new URL(request.url)
  const chosen = [...new Set(Groups.parse(searchParams.getAll('group')))].filter((group) => group !== null)
  const before = Before.parse(searchParams.get('before'))
  const asked = { ...(chosen.length > 0 && { groups: chosen }), ...(before && { before }) }
  // Whoever is no customer is refused by the query, which no id of theirs could pass.
  const customerId = actor.kind === 'customer' ? actor.customerId : '00000000-0000-0000-0000-000000000000'
  const page = await context.get(appContext).customers.history(actor, { customerId, ...asked })
  return { ...page, chosen, before }
}

export default function HistoryPage({ loaderData: { events, older, chosen, before } }: Route.ComponentProps) {
  const t = useWords()
  const stories = useStories(events, 'account')
  return (
    <>
      <PageTitle title={t('account.history.title')} lead={t('account.history.lead')} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_15rem]">
        <Card className="xl:order-first">
          {stories.length === 0 ? (
            <EmptyState
              icon={<History />}
              title={t('account.history.nothing')}
              text={t('account.history.nothingText')}
            />
          ) : (
            <Stories label={t('account.history.list')} stories={stories} level="h2" />
          )}
        </Card>
        <div className="order-first xl:order-none">
          <GroupFilter groups={accountGroups} chosen={chosen} />
        </div>
      </div>
      <Pager
        newer={before === null ? null : addressOf(chosen)}
        older={older === null ? null : addressOf(chosen, older)}
      />
    </>
  )
}

function addressOf(chosen: readonly string[], before?: string): string {
  const said = chosen.map((group) => ['group', group])
  const search = new URLSearchParams(before ? [...said, ['before', before]] : said).toString()
  return search ? `/account/history?${search}` : '/account/history'
}
