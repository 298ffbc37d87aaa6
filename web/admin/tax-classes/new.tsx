import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { countriesIn } from '../../identity/countries.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/new'
import { TaxClassFields } from './read-tax-class.ts'
import { TaxClassForm } from './tax-class-form.tsx'

const path = '/admin/tax-classes'

export async function loader({ context }: Route.LoaderArgs) {
  await context.get(appContext).catalog.taxClasses(context.get(actorContext), {})
  return { countries: countriesIn(context.get(viewerContext).locale) }
}

export function action({ context, request }: Route.ActionArgs) {
  return submitted(request, TaxClassFields, async (taxClass) => {
    await context.get(appContext).catalog.createTaxClass(context.get(actorContext), taxClass)
    return redirectSaying(path, 'admin.taxClass.made', { name: taxClass.name })
  })
}

export default function NewTaxClassPage({ loaderData: { countries } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <PageTitle title={t('admin.taxClass.make')} crumbs={[{ to: path, label: t('admin.nav.taxClasses') }]} />
      <TaxClassForm countries={countries} save={t('admin.taxClass.makeIt')} />
    </>
  )
}
