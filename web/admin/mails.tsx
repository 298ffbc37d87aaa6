import type { MailStatus } from '../../src/platform/mail/mail.ts'
import type { ListedMail } from '../../src/platform/mail/mail-store.ts'
import { actorContext, appContext } from '../context.ts'
import { redirectSaying } from '../flash.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { templateWords } from '../ui/events/reason.ts'
import { Mails } from '../ui/icons.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pager } from '../ui/pager.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { Badge } from '../ui/status-badge.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Moment } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/mails'
import { addressOf } from './list-parts.tsx'
import { HeldNotice } from './mail/held-notice.tsx'
import { mailTones } from './mail-tones.ts'

const statuses: readonly MailStatus[] = ['queued', 'sent', 'kept', 'held', 'failed']
const path = '/admin/mail'

export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams
  const status = statuses.find((one) => one === params.get('status'))
  const before = params.get('before') ?? undefined
  const page = await context.get(appContext).mail.list(context.get(actorContext), { status, before })
  return { ...page, status: status ?? null, isFirst: before === undefined }
}

/** Lets go of what the breaker held. */
export async function action({ context }: Route.ActionArgs) {
  const { released } = await context.get(appContext).mail.releaseHeld(context.get(actorContext), {})
  return redirectSaying(path, 'admin.mail.released', { number: String(released) })
}

export default function MailsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { mails, older, status, isFirst } = loaderData
  const address = (more: Record<string, string | null>) => addressOf(path, { status, ...more })
  const tabs = [null, ...statuses].map((one) => ({
    to: address({ status: one }),
    label: one === null ? t('admin.mail.all') : t(`admin.mail.status.${one}`),
  }))
  return (
    <>
      <PageTitle title={t('admin.nav.mail')} lead={t('admin.mail.lead')} />
      {status === 'held' && mails.length > 0 && <HeldNotice />}
      <Tabs label={t('admin.mail.statuses')} tabs={tabs} current={address({})} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.mail')}
          columns={useColumns()}
          rows={mails}
          rowKey={(mail) => mail.id}
          empty={<EmptyState icon={<Mails />} title={t('admin.mail.none')} text={t('admin.mail.noneText')} />}
        />
      </div>
      <Pager newer={isFirst ? null : address({})} older={older && address({ before: older })} />
    </>
  )
}

function useColumns(): Column<ListedMail>[] {
  const t = useWords()
  return [
    {
      head: t('admin.mail.subject'),
      phone: 'title',
      cell: ({ id, subject, template }) => (
        <>
          <RowLink to={`/admin/mail/${id}`}>
            <span className="inline-block first-letter:uppercase">
              {subject ?? templateWords(t, template)}
            </span>
          </RowLink>
        </>
      ),
    },
    { head: t('admin.mail.to'), cell: ({ recipient }) => <span className="break-all">{recipient}</span> },
    {
      head: t('admin.invoice.state'),
      cell: ({ status }) => <Badge tone={mailTones[status]}>{t(`admin.mail.status.${status}`)}</Badge>,
    },
    {
      head: t('admin.mail.at'),
      cell: ({ sentAt, createdAt }) => <Moment value={sentAt ?? createdAt} />,
    },
  ]
}
