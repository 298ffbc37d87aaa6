import { z } from 'zod'
import { GroupId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { intentIn, submitted } from '../../form.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { wordsIn } from '../../words.ts'
import { asked } from '../asked.ts'
import { outdated } from '../outdated.ts'
import type { Route } from './+types/group'
import { GroupForm } from './group-form.tsx'
import { GroupFields } from './read-group.ts'

const path = '/admin/packages'

export function loader({ context, params }: Route.LoaderArgs) {
  const groupId = asked(GroupId, params.id)
  return context.get(appContext).catalog.group(context.get(actorContext), { groupId })
}

const Versioned = z.object({ version: z.coerce.number().int().min(1) })

export async function action({ context, params, request }: Route.ActionArgs) {
  const { catalog } = context.get(appContext)
  const actor = context.get(actorContext)
  const { locale } = context.get(viewerContext)
  const groupId = asked(GroupId, params.id)
  if ((await intentIn(request)) === 'delete') {
    return submitted(request, z.object({}), async () => {
      const { name } = await catalog.group(actor, { groupId })
      await catalog.deleteGroup(actor, { groupId })
      return redirectSaying(path, 'admin.group.deleted', { name })
    })
  }
  const sent = request.clone()
  return submitted(request, z.intersection(GroupFields, Versioned), async (group) => {
    const edited = await catalog.changeGroup(actor, { ...group, groupId })
    if (edited.outcome === 'outdated') return outdated(sent, wordsIn(locale), edited)
    return redirectSaying(path, 'admin.group.saved')
  })
}

export default function GroupPage({ loaderData: group }: Route.ComponentProps) {
  const t = useWords()
  const { name, holds, version, groups } = group
  return (
    <>
      <PageTitle
        title={name}
        crumbs={[{ to: path, label: t('admin.nav.packages') }]}
        actions={
          holds === 0 && (
            <Confirm
              intent="delete"
              label={t('admin.group.delete')}
              title={t('admin.group.deleteTitle', { name })}
              text={<p>{t('admin.group.deleteText')}</p>}
              ends
            >
              <SubmitButton look="danger" wide>
                {t('admin.group.deleteNow')}
              </SubmitButton>
            </Confirm>
          )
        }
      />
      <GroupForm
        key={version}
        group={group}
        version={version}
        groups={groups.filter(({ id }) => id !== group.id)}
        save={t('admin.catalogue.save')}
      />
    </>
  )
}
