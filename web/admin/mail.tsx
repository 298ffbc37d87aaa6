import { MailId } from '../../src/kernel/ids.ts'
import { actorContext, appContext } from '../context.ts'
import { Card } from '../ui/card.tsx'
import { templateWords } from '../ui/events/reason.ts'
import { KeyValues } from '../ui/key-values.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Badge } from '../ui/status-badge.tsx'
import { Moment } from '../ui/values.tsx'
import { useWords } from '../ui/viewer.tsx'
import type { Route } from './+types/mail'
import { asked } from './asked.ts'
import { mailTones } from './mail-tones.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { html: _, ...mail } = await context
    .get(appContext)
    .mail.page(context.get(actorContext), { mailId: asked(MailId, params.id) })
  return { mail }
}

type Mail = Route.ComponentProps['loaderData']['mail']

export default function MailPage({ loaderData: { mail } }: Route.ComponentProps) {
  const t = useWords()
  const name = mail.subject ?? templateWords(t, mail.template)
  return (
    <>
      <PageTitle
        title={name.slice(0, 1).toUpperCase() + name.slice(1)}
        crumbs={[{ label: t('admin.nav.mail'), to: '/admin/mail' }]}
        aside={<Badge tone={mailTones[mail.status]}>{t(`admin.mail.status.${mail.status}`)}</Badge>}
      />
      <div className="grid items-start gap-5 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_21rem]">
        <Card title={t('admin.mail.content')}>
          <Content mail={mail} />
        </Card>
        <Card title={t('admin.mail.facts')}>
          <Facts mail={mail} />
        </Card>
      </div>
    </>
  )
}

/** The text that went out. The HTML beside it says the same in a form that this page must not run. */
function Content({ mail }: { mail: Mail }) {
  const t = useWords()
  if (mail.isConcealed) return <Notice tone="wait">{t('admin.mail.concealed')}</Notice>
  if (!mail.text) return <p className="text-muted">{t('admin.mail.noContentYet')}</p>
  return <pre className="whitespace-pre-wrap break-words font-sans">{mail.text}</pre>
}

function Facts({ mail }: { mail: Mail }) {
  const t = useWords()
  const items = [
    [
      t('admin.mail.to'),
      <span key="to" className="break-all">
        {mail.recipient}
      </span>,
    ],
    [t('admin.mail.made'), <Moment key="made" value={mail.createdAt} />],
    ...(mail.sentAt ? [[t('admin.mail.sent'), <Moment key="sent" value={mail.sentAt} />] as const] : []),
    [t('admin.mail.attempts'), mail.attempts],
    ...(mail.failure ? [[t('admin.mail.failure'), mail.failure] as const] : []),
    ...(mail.customerId
      ? [[t('admin.invoice.customer'), <ToCustomer key="to" id={mail.customerId} />] as const]
      : []),
  ] as const
  return <KeyValues items={items} />
}

function ToCustomer({ id }: { id: string }) {
  const t = useWords()
  return (
    <Link to={`/admin/customers/${id}`} className="soft-link">
      {t('admin.mail.toCustomer')}
    </Link>
  )
}
