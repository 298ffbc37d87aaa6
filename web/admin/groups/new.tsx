import { actorContext, appContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/new'
import { GroupForm } from './group-form.tsx'
import { GroupFields } from './read-group.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { groups } = await context.get(appContext).catalog.packageChoices(context.get(actorContext), {})
  return { groups }
}

export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, GroupFields, async (group) => {
    await context.get(appContext).catalog.createGroup(context.get(actorContext), group)
    return redirectSaying('/admin/packages', 'admin.group.made', { name: group.name })
  })
}

export default function NewGroupPage({ loaderData: { groups } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <PageTitle
        title={t('admin.group.make')}
        crumbs={[{ to: '/admin/packages', label: t('admin.nav.packages') }]}
      />
      <GroupForm groups={groups} save={t('admin.group.makeIt')} />
    </>
  )
}
