import { GroupId, PackageId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/new'
import { NothingToStandOn } from './nothing-to-stand-on.tsx'
import { PackageForm } from './package-form.tsx'
import { packageForm } from './read-package.ts'

const path = '/admin/packages'

/** Like another one where the address says `like`, and in the group that it says. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { catalog } = context.get(appContext)
  const actor = context.get(actorContext)
  const said = new URL(request.url).searchParams
  const like = PackageId.safeParse(said.get('like')).data
  const edited = like && (await catalog.edited(actor, { packageId: like }))
  const choices = edited ?? (await catalog.packageChoices(actor, {}))
  const { groups, taxClasses, currencies } = choices
  const groupId = GroupId.safeParse(said.get('group')).data
  return { choices: { groups, taxClasses, currencies }, item: edited?.item, groupId }
}

export function action({ context, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  return submitted(request, packageForm(locale), async ({ stockWas: _, options, fields, ...item }) => {
    const asked = {
      ...item,
      options: options.map(({ id: _id, ...option }) => option),
      fields: fields.map(({ id: _id, ...field }) => field),
    }
    const { id, name } = await context.get(appContext).catalog.createPackage(context.get(actorContext), asked)
    return redirectSaying(`${path}/${id}`, 'admin.packages.made', { name })
  })
}

export default function NewPackagePage({ loaderData: { choices, item, groupId } }: Route.ComponentProps) {
  const t = useWords()
  const crumbs = [{ to: path, label: t('admin.nav.packages') }]
  const isPossible = choices.groups.length > 0 && choices.taxClasses.length > 0
  return (
    <>
      <PageTitle title={t('admin.packages.make')} crumbs={crumbs} />
      {isPossible ? (
        <PackageForm
          item={item}
          isStored={false}
          choices={choices}
          groupId={groupId}
          save={t('admin.packages.makeIt')}
        />
      ) : (
        <NothingToStandOn hasGroups={choices.groups.length > 0} />
      )}
    </>
  )
}
