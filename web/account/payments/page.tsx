import { actorContext, appContext, viewerContext } from '../../context.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { pagesOf, placeOf } from '../list-address.ts'
import type { Route } from './+types/page'
import { carryOut } from './actions.ts'
import { Methods } from './methods.tsx'
import { PaymentHistory } from './payment-history.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const place = placeOf(new URL(request.url))
  return context.get(appContext).payments.list(context.get(actorContext), place)
}

export function action({ context, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  return carryOut({ app: context.get(appContext), actor: context.get(actorContext), locale, request })
}

export default function PaymentsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <PageTitle title={t('account.payments.title')} />
      <div className="grid gap-5">
        <Methods methods={loaderData.methods} formGateway={loaderData.formGateway} today={loaderData.today} />
        <PaymentHistory payments={loaderData.payments} />
      </div>
      <Pager {...pagesOf('/account/payments', loaderData)} />
    </>
  )
}
