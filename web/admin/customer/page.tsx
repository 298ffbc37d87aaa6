import { CustomerId, PurchaseId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Email, History } from '../../ui/icons.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { asked } from '../asked.ts'
import { Box, Nothing } from '../box.tsx'
import { RejectedNotice } from '../rejected-notice.tsx'
import type { Route } from './+types/page'
import { customerActions } from './actions.ts'
import { AdjustCredit, CreditBox } from './credit-box.tsx'
import { DetailsBox } from './details-box.tsx'
import { EmailsBox } from './emails-box.tsx'
import { InvoicesBox } from './invoices-box.tsx'
import { PaymentsBox } from './payments-box.tsx'
import { PurchasesBox } from './purchases-box.tsx'
import { SchedulesBox } from './schedules-box.tsx'
import { Sums } from './sums.tsx'
import { toldHistory } from './told-history.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const page = context.get(appContext).customers.page
  const said = new URL(request.url).searchParams
  const purchaseId = PurchaseId.safeParse(said.get('purchase')).data
  const customerId = asked(CustomerId, params.id)
  const model = await page(context.get(actorContext), { customerId, purchaseId })
  const history = model.history && toldHistory(model.history.events, context.get(viewerContext))
  return { model: { ...model, history }, formKey: crypto.randomUUID() }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { locale } = context.get(viewerContext)
  const door = { app: context.get(appContext), actor: context.get(actorContext), locale }
  return customerActions(door, asked(CustomerId, params.id), request)
}

export type CustomerModel = Route.ComponentProps['loaderData']['model']

export default function CustomerPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { model, formKey } = loaderData
  const { id, history } = model
  return (
    <>
      <PageTitle
        title={model.details.name}
        crumbs={[{ label: t('admin.nav.customers'), to: '/admin/customers' }]}
        aside={<Flags model={model} />}
        lead={<Lead model={model} />}
        actions={<Acts model={model} formKey={formKey} />}
      />
      <RejectedNotice />
      <Sums model={model} />
      <JumpLinks model={model} />
      <div className="grid items-start gap-5 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="customer-stack">
          <PurchasesBox model={model} />
          <SchedulesBox model={model} />
          <InvoicesBox model={model} formKey={formKey} />
          <PaymentsBox model={model} formKey={formKey} />
        </div>
        <div className="customer-stack">
          <div className="max-xl:order-first">
            <DetailsBox model={model} />
          </div>
          <CreditBox model={model} />
          {history !== null && <HistoryBox id={id} told={history} />}
          <EmailsBox model={model} />
        </div>
      </div>
    </>
  )
}

/** What is done most with a customer. */
function Acts({ model, formKey }: { model: CustomerModel; formKey: string }) {
  const t = useWords()
  return (
    <>
      <a href={`mailto:${model.email}`} className="btn">
        <Email aria-hidden className="size-4" />
        {t('admin.customer.write')}
      </a>
      <AdjustCredit model={model} formKey={formKey} />
      {model.history !== null && (
        <ButtonLink to={`/admin/customers/${model.id}/history`}>
          <History aria-hidden className="size-4" />
          {t('admin.customer.history')}
        </ButtonLink>
      )}
    </>
  )
}

/** The boxes of the page, each a step away. */
function JumpLinks({ model: { counts, history, schedules } }: { model: CustomerModel }) {
  const t = useWords()
  const boxes = [
    ['details', t('admin.customer.details'), undefined],
    ['purchases', t('admin.customer.purchases'), counts.purchases],
    ...(schedules.length > 0 ? [['schedules', t('schedules.title'), counts.schedules] as const] : []),
    ['invoices', t('admin.customer.invoices'), counts.invoices],
    ['payments', t('admin.customer.payments'), counts.payments],
    ['credit', t('admin.customer.credit'), undefined],
    ['emails', t('admin.customer.emails'), counts.emails],
    ...(history !== null ? [['history', t('admin.customer.history'), undefined] as const] : []),
  ] as const
  return (
    <nav aria-label={t('admin.customer.boxes')} className="jump-links">
      {boxes.map(([id, label, count]) => (
        <a key={id} href={`#${id}`}>
          {label}
          {count !== undefined && count > 0 && <span className="count">{count}</span>}
        </a>
      ))}
    </nav>
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
      <span className="flex flex-wrap items-center gap-x-5">
        <span className="wrap-anywhere">{model.email}</span>
        <CopyButton text={model.email} what={t('admin.customers.email')} />
      </span>
    </>
  )
}

function HistoryBox({ id, told }: { id: string; told: string }) {
  const t = useWords()
  const all = (
    <Link to={`/admin/customers/${id}/history`} className="btn btn-ghost btn-sm">
      {t('admin.customer.wholeHistory')}
    </Link>
  )
  return (
    <Box id="history" title={t('admin.customer.history')} actions={all}>
      {told === '' ? (
        <Nothing>{t('admin.customer.noHistory')}</Nothing>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by React on the server, in told-history.tsx
        <div dangerouslySetInnerHTML={{ __html: told }} />
      )}
    </Box>
  )
}
