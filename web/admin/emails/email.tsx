import { EmailId } from '../../../src/kernel/ids.ts'
import { actorContext, appContext } from '../../context.ts'
import { Card } from '../../ui/card.tsx'
import { templateWords } from '../../ui/events/reason.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { asked } from '../asked.ts'
import type { Route } from './+types/email'
import { emailTones } from './email-tones.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { html: _, ...email } = await context
    .get(appContext)
    .email.page(context.get(actorContext), { emailId: asked(EmailId, params.id) })
  return { email }
}

type Email = Route.ComponentProps['loaderData']['email']

export default function EmailPage({ loaderData: { email } }: Route.ComponentProps) {
  const t = useWords()
  const name = email.subject ?? templateWords(t, email.template)
  return (
    <>
      <PageTitle
        title={name.slice(0, 1).toUpperCase() + name.slice(1)}
        crumbs={[{ label: t('admin.nav.email'), to: '/admin/email' }]}
        aside={<Badge tone={emailTones[email.status]}>{t(`admin.email.status.${email.status}`)}</Badge>}
      />
      <div className="grid items-start gap-5 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <Card title={t('admin.email.content')}>
          <Content email={email} />
        </Card>
        <Card title={t('admin.email.facts')}>
          <Facts email={email} />
        </Card>
      </div>
    </>
  )
}

/** The text that went out. The HTML beside it says the same in a form that this page must not run. */
function Content({ email }: { email: Email }) {
  const t = useWords()
  if (email.isConcealed) return <Notice tone="wait">{t('admin.email.concealed')}</Notice>
  if (!email.text) return <p className="text-muted">{t('admin.email.noContentYet')}</p>
  return <pre className="whitespace-pre-wrap wrap-anywhere font-sans">{email.text}</pre>
}

function Facts({ email }: { email: Email }) {
  const t = useWords()
  const items = [
    [
      t('admin.email.to'),
      <span key="to" className="break-all">
        {email.recipient}
      </span>,
    ],
    [t('admin.email.made'), <Moment key="made" value={email.createdAt} />],
    ...(email.sentAt ? [[t('admin.email.sent'), <Moment key="sent" value={email.sentAt} />] as const] : []),
    [t('admin.email.attempts'), email.attempts],
    ...(email.failure ? [[t('admin.email.failure'), email.failure] as const] : []),
    ...(email.customerId
      ? [[t('admin.invoice.customer'), <ToCustomer key="to" id={email.customerId} />] as const]
      : []),
  ] as const
  return <KeyValues items={items} />
}

function ToCustomer({ id }: { id: string }) {
  const t = useWords()
  return (
    <Link to={`/admin/customers/${id}`} className="soft-link">
      {t('admin.email.toCustomer')}
    </Link>
  )
}
