import { actorContext, appContext } from '../../context.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchX } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/page'
import { useHits } from './hits.tsx'

/** Also what the command box asks while somebody types. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200)
  const found = await context.get(appContext).search.find(context.get(actorContext), { typed })
  return { typed, found }
}

export default function SearchPage({ loaderData: { typed, found } }: Route.ComponentProps) {
  const t = useWords()
  const groups = useHits(found)
  return (
    <>
      <PageTitle title={t('admin.search.title')} lead={typed && t('admin.search.for', { typed })} />
      {groups.length === 0 && (
        <div className="card-box">
          <EmptyState icon={<SearchX />} title={t('admin.search.nothing')} text={t('admin.search.advice')} />
        </div>
      )}
      <div className="grid gap-5">
        {groups.map((group) => (
          <Card key={group.kind} title={group.title} className="min-w-0" flush>
            <ul className="divide-y divide-line">
              {group.hits.map((hit) => (
                <li key={hit.id}>
                  <Link to={hit.to} className="block px-5 py-3 hover:bg-base-200">
                    {hit.content}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  )
}
