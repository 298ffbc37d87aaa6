import { isHeldBack } from '../../../src/email/email-states.ts'
import type { ListedEmail } from '../../../src/email/email-store.ts'
import { actorContext, appContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { EmailAddress } from '../../ui/email-address.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { templateWords } from '../../ui/events/reason.ts'
import { Emails } from '../../ui/icons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Download, ListPager, OneCustomer } from '../list-parts.tsx'
import { type ListAddresses, listAddresses } from '../lists/address.ts'
import { askedEmails } from '../lists/asked.ts'
import { emailViews } from '../lists/views.ts'
import type { Route } from './+types/page'
import { emailTones } from './email-tones.ts'
import { HeldBackNotice } from './held-back-notice.tsx'

const path = '/admin/email'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { before, ...asked } = askedEmails(new URL(request.url).searchParams)
  const page = await context.get(appContext).email.list(context.get(actorContext), { ...asked, before })
  const { status = null, customerId = null, sort } = asked
  return { ...page, status, customerId, sort, isFirst: before === undefined }
}

/** Lets go of what the breaker held. */
export async function action({ context }: Route.ActionArgs) {
  const { released } = await context.get(appContext).email.release(context.get(actorContext), {})
  return redirectSaying(path, 'admin.email.released', { number: String(released) })
}

export default function EmailsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { emails, older, status, customerId, sort, isFirst } = loaderData
  const addresses = listAddresses({ path, filters: { status, customer: customerId }, sort, usual: '-made' })
  const tabs = [null, ...emailViews].map((one) => ({
    to: addresses.to({ status: one }),
    label: one === null ? t('admin.email.all') : t(`admin.email.status.${one}`),
  }))
  return (
    <>
      <PageTitle
        title={t('admin.nav.email')}
        lead={customerId ? <OneCustomer name={null} path={path} /> : t('admin.email.lead')}
        actions={<Download addresses={addresses} />}
      />
      {status && isHeldBack({ status }) && emails.length > 0 && <HeldBackNotice />}
      <Tabs label={t('admin.email.statuses')} tabs={tabs} current={addresses.to()} />
      <div className="card-box">
        <Table
          caption={t('admin.nav.email')}
          columns={useColumns(addresses)}
          rows={emails}
          rowKey={(email) => email.id}
          empty={
            <EmptyState icon={<Emails />} title={t('admin.email.none')} text={t('admin.email.noneText')} />
          }
        />
      </div>
      <ListPager addresses={addresses} isFirst={isFirst} older={older} />
    </>
  )
}

function useColumns({ by }: ListAddresses): Column<ListedEmail>[] {
  const t = useWords()
  return [
    {
      head: t('admin.email.subject'),
      phone: 'title',
      cell: ({ id, subject, template }) => (
        <RowLink to={`/admin/email/${id}`}>
          <span className="block first-letter:uppercase max-md:truncate">
            {subject ?? templateWords(t, template)}
          </span>
        </RowLink>
      ),
    },
    {
      head: t('admin.email.to'),
      phone: 'cut',
      cell: ({ recipient }) => (
        <span className="md:wrap-anywhere">
          <EmailAddress of={recipient} />
        </span>
      ),
    },
    {
      head: t('admin.invoice.state'),
      phone: 'amount',
      cell: ({ status }) => <Badge tone={emailTones[status]}>{t(`admin.email.status.${status}`)}</Badge>,
    },
    {
      head: t('admin.email.at'),
      sort: by('made', 'descending'),
      cell: ({ sentAt, createdAt }) => <Moment value={sentAt ?? createdAt} />,
    },
  ]
}
