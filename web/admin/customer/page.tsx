import { CustomerId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { countriesIn } from '../../identity/countries.ts'
import { localesIn } from '../../identity/locale-names.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { useEventEntries } from '../../ui/event-sentence.tsx'
import { History } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { asked } from '../asked.ts'
import { Box, Nothing } from '../box.tsx'
import { RejectedNotice } from '../rejected-notice.tsx'
import type { Route } from './+types/page'
import { customerActions } from './actions.ts'
import { CreditBox } from './credit-box.tsx'
import { DetailsBox } from './details-box.tsx'
import { EmailsBox } from './emails-box.tsx'
import { InvoicesBox } from './invoices-box.tsx'
import { PaymentsBox } from './payments-box.tsx'
import { PurchasesBox } from './purchases-box.tsx'
import { SchedulesBox } from './schedules-box.tsx'
import { Sums } from './sums.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(appContext).customers.page
  const model = await page(context.get(actorContext), { customerId: asked(CustomerId, params.id) })
  const isEditing = new URL(request.url).searchParams.get('edit') === 'details'
  const { locale } = context.get(viewerContext)
  const lists = isEditing ? { countries: countriesIn(locale), locales: localesIn(locale) } : null
  return { model, lists, formKey: crypto.randomUUID() }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const door = { app: context.get(appContext), actor: context.get(actorContext), locale }
  return customerActions(door, asked(CustomerId, params.id), request)
}

export type CustomerModel = Route.ComponentProps['loaderData']['model']

export default function CustomerPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { model, lists, formKey } = loaderData
  const { id, history } = model
  return (
    <>
      <PageTitle
        title={model.details.name}
        crumbs={[{ label: t('admin.nav.customers'), to: '/admin/customers' }]}
        aside={<Flags model={model} />}
        lead={<Lead model={model} />}
        actions={
          history && (
            <ButtonLink to={`/admin/customers/${id}/history`}>
              <History aria-hidden className="size-4" />
              {t('admin.customer.history')}
            </ButtonLink>
          )
        }
      />
      <RejectedNotice />
      <Sums model={model} />
      <div className="mt-5 grid items-start gap-5 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <PurchasesBox model={model} />
          <SchedulesBox model={model} />
          <InvoicesBox model={model} />
          <PaymentsBox model={model} formKey={formKey} />
          {history && <HistoryBox id={id} events={history.events} />}
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <DetailsBox model={model} lists={lists} />
          <CreditBox model={model} formKey={formKey} />
          <EmailsBox emails={model.emails} />
        </div>
      </div>
    </>
  )
}

function Flags({ model }: { model: CustomerModel }) {
  const t = useWords()
  return (
    <>
      {model.isNew && <Badge tone="wait">{t('admin.customer.isNew')}</Badge>}
      {model.isEmailConfirmed === null && <Badge tone="wait">{t('admin.customer.noLogin')}</Badge>}
      {model.isEmailConfirmed === false && <Badge tone="warn">{t('admin.customer.emailUnconfirmed')}</Badge>}
    </>
  )
}

function Lead({ model }: { model: CustomerModel }) {
  const t = useWords()
  return (
    <>
      {model.details.company && `${model.details.company} · `}
      {t('admin.customer.number', { number: model.number })} · {t('admin.customer.since')}{' '}
      <Moment value={model.createdAt} />
    </>
  )
}

type Events = NonNullable<CustomerModel['history']>['events']

function HistoryBox({ id, events }: { id: string; events: Events }) {
  const t = useWords()
  const entries = useEventEntries(events, 'admin')
  const all = (
    <Link to={`/admin/customers/${id}/history`} className="btn btn-ghost btn-sm">
      {t('admin.customer.wholeHistory')}
    </Link>
  )
  return (
    <Box id="history" title={t('admin.customer.history')} actions={all}>
      {entries.length > 0 ? (
        <Timeline label={t('admin.customer.history')} entries={entries} />
      ) : (
        <Nothing>{t('admin.customer.noHistory')}</Nothing>
      )}
    </Box>
  )
}
