import { z } from 'zod'
import { PackageId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { intentIn, submitted } from '../../form.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { wordsIn } from '../../words.ts'
import { asked } from '../asked.ts'
import { Changes } from '../changes.tsx'
import { outdated } from '../outdated.ts'
import type { Route } from './+types/package'
import { PackageForm } from './package-form.tsx'
import { PackageState } from './package-state.tsx'
import { packageForm, type ReadPackage } from './read-package.ts'

const path = '/admin/packages'

export function loader({ context, params }: Route.LoaderArgs) {
  const packageId = asked(PackageId, params.id)
  return context.get(appContext).catalog.edited(context.get(actorContext), { packageId })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { catalog } = context.get(appContext)
  const actor = context.get(actorContext)
  const packageId = asked(PackageId, params.id)
  const { locale } = context.get(viewerContext)
  switch (await intentIn(request)) {
    case 'archive': {
      await catalog.archivePackage(actor, { packageId })
      return redirectSaying(path, 'admin.packages.hasBeenArchived', await called())
    }
    case 'restore': {
      await catalog.restorePackage(actor, { packageId })
      return redirectSaying(`${path}/${packageId}`, 'admin.packages.hasBeenRestored', await called())
    }
    default:
      return change()
  }

  async function called() {
    return { name: (await catalog.edited(actor, { packageId })).item.name }
  }

  function change() {
    const sent = request.clone()
    const form = z.intersection(packageForm(locale), z.object({ version: z.coerce.number().int().min(1) }))
    return submitted(
      request,
      form,
      async ({ version, stock, stockWas, ...entered }: ReadPackage & { version: number }) => {
        const change = { ...entered, packageId, version, stock: { was: stockWas, now: stock } }
        const edited = await catalog.changePackage(actor, change)
        if (edited.outcome === 'outdated') return outdated(sent, wordsIn(locale), edited)
        return redirectSaying(`${path}/${packageId}`, 'admin.packages.saved')
      },
    )
  }
}

export default function PackagePage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { item, version, archivedAt, isSold, groups, taxClasses, currencies } = loaderData
  return (
    <>
      <PageTitle
        title={item.name}
        crumbs={[{ to: path, label: t('admin.nav.packages') }]}
        aside={<PackageState item={{ ...item, archivedAt }} />}
        actions={<Acts {...loaderData} />}
      />
      {archivedAt ? (
        <Notice tone="wait">{t('admin.packages.isArchived')}</Notice>
      ) : (
        <>
          {isSold && (
            <div className="mb-5 max-w-3xl">
              <Notice tone="wait">{t('admin.packages.isSold')}</Notice>
            </div>
          )}
          <PackageForm
            key={version}
            item={item}
            isStored
            version={version}
            choices={{ groups, taxClasses, currencies }}
            save={t('admin.catalogue.save')}
          />
        </>
      )}
      <div className="mt-5 max-w-3xl">
        <Changes changes={loaderData.changes} />
      </div>
    </>
  )
}

function Acts({ item, archivedAt }: Route.ComponentProps['loaderData']) {
  const t = useWords()
  if (archivedAt) {
    return (
      <PostForm intent="restore" className="contents">
        <SubmitButton>{t('admin.packages.restore')}</SubmitButton>
      </PostForm>
    )
  }
  return (
    <>
      {item.visible && (
        <ButtonLink to={`/store/${item.slug}`} look="ghost">
          {t('admin.packages.seeInStore')}
        </ButtonLink>
      )}
      <ButtonLink to={`${path}/new?like=${item.id}`} look="ghost">
        {t('admin.packages.duplicate')}
      </ButtonLink>
      <Confirm
        intent="archive"
        label={t('admin.packages.archive')}
        title={t('admin.packages.archiveTitle', { name: item.name })}
        text={<p>{t('admin.packages.archiveText')}</p>}
      >
        <SubmitButton wide>{t('admin.packages.archiveNow')}</SubmitButton>
      </Confirm>
    </>
  )
}
