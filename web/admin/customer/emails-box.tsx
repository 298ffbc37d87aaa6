import { templateWords } from '../../ui/events/reason.ts'
import { Link } from '../../ui/link.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { Moment } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { AllLink, Box, Nothing } from '../box.tsx'
import { emailTones } from '../emails/email-tones.ts'
import type { CustomerModel } from './page.tsx'

/** The latest emails to this customer. */
export function EmailsBox({ model: { id, emails, counts } }: { model: CustomerModel }) {
  const t = useWords()
  return (
    <Box
      id="emails"
      title={t('admin.customer.emails')}
      count={counts.emails}
      actions={<AllLink to={`/admin/email?customer=${id}`} count={counts.emails} shown={emails.length} />}
      flush
    >
      {emails.length === 0 && <Nothing>{t('admin.customer.noEmails')}</Nothing>}
      <ul className="divide-y divide-line">
        {emails.map(({ id, subject, template, status, createdAt }) => (
          <li key={id}>
            <Link to={`/admin/email/${id}`} className="block px-5 py-2.5 hover:bg-base-200">
              <span className="flex items-start justify-between gap-3">
                <span className="min-w-0 font-[550] first-letter:uppercase">
                  {subject ?? templateWords(t, template)}
                </span>
                <Badge tone={emailTones[status]}>{t(`admin.email.status.${status}`)}</Badge>
              </span>
              <span className="text-[0.8125rem] text-muted">
                <Moment value={createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Box>
  )
}
