import type { EmailStatus } from '../../../src/email/email-states.ts'
import { isHeldBack } from '../../../src/email/email-states.ts'
import type { ListedEmail } from '../../../src/email/email-store.ts'
import { CustomerId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { templateWords } from '../../ui/events/reason.ts'
import { Emails } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { addressOf, OneCustomer } from '../list-parts.tsx'
import type { Route } from './+types/page'
import { emailTones } from './email-tones.ts'
import { HeldBackNotice } from './held-back-notice.tsx'

const statuses: readonly EmailStatus[] = ['queued', 'sent', 'kept', 'held_back', 'failed']
const path = '/admin/email'

export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams
  const status = statuses.find((one) => one === params.get('status'))
  const before = params.get('before') ?? undefined
  const customerId = CustomerId.safeParse(params.get('customer')).data
  const list = context.get(appContext).email.list
  const page = await list(context.get(actorContext), { status, customerId, before })
  return { ...page, status: status ?? null, customerId: customerId ?? null, isFirst: before === undefined }
}

/** Lets go of what the breaker held. */
export async function action({ context }: Route.ActionArgs) {
  const { released } = await context.get(appContext).email.release(context.get(actorContext), {})
  return redirectSaying(path, 'admin.email.released', { number: String(released) })
}

export default function EmailsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { emails, older, status, customerId, isFirst } = loaderData
  const address = (more: Record<string, string | null>) =>
    addressOf(path, { status, customer: customerId, ...more })
  const tabs = [null, ...statuses].map((one) => ({
    to: address({ status: one }),
    label: one === null ? t('admin.email.all') : t(`admin.email.status.${one}`),
  }))
  return (
    <>
      <PageTitle
        title={t('admin.nav.email')}
        lead={customerId ? <OneCustomer name={null} path={path} /> : t('admin.email.lead')}
      />
      {status && isHeldBack({ status }) && emails.length > 0 && <HeldBackNotice />}
      <Tabs label={t('admin.email.statuses')} tabs={tabs} current={address({})} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.email')}
          columns={useColumns()}
          rows={emails}
          rowKey={(email) => email.id}
          empty={
            <EmptyState icon={<Emails />} title={t('admin.email.none')} text={t('admin.email.noneText')} />
          }
        />
      </div>
      <Pager newer={isFirst ? null : address({})} older={older && address({ before: older })} />
    </>
  )
}

function useColumns(): Column<ListedEmail>[] {
  const t = useWords()
  return [
    {
      head: t('admin.email.subject'),
      phone: 'title',
      cell: ({ id, subject, template }) => (
        <>
          <RowLink to={`/admin/email/${id}`}>
            <span className="inline-block first-letter:uppercase">
              {subject ?? templateWords(t, template)}
            </span>
          </RowLink>
        </>
      ),
    },
    { head: t('admin.email.to'), cell: ({ recipient }) => <span className="break-all">{recipient}</span> },
    {
      head: t('admin.invoice.state'),
      cell: ({ status }) => <Badge tone={emailTones[status]}>{t(`admin.email.status.${status}`)}</Badge>,
    },
    {
      head: t('admin.email.at'),
      cell: ({ sentAt, createdAt }) => <Moment value={sentAt ?? createdAt} />,
    },
  ]
}
