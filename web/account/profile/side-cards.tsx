import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** The address that one signs in with, and whether we know that email reaches it. */
export function EmailCard({ email, isConfirmed }: { email: string; isConfirmed: boolean }) {
  const t = useWords()
  return (
    <Card title={t('account.profile.email')}>
      <p className="break-all font-[550]">{email}</p>
      <p className="mt-1.5">
        {isConfirmed ? (
          <Badge tone="good">{t('account.profile.confirmed')}</Badge>
        ) : (
          <Badge tone="warn">{t('account.profile.unconfirmed')}</Badge>
        )}
      </p>
      <p className="mt-3 text-pretty text-muted">
        {isConfirmed ? t('account.profile.emailText') : t('account.profile.unconfirmedText')}
      </p>
      {!isConfirmed && (
        <PostForm intent="resend" className="mt-4">
          <SubmitButton look="plain">{t('account.profile.resend')}</SubmitButton>
        </PostForm>
      )}
    </Card>
  )
}

export function PasswordCard() {
  const t = useWords()
  return (
    <Card title={t('account.profile.password')}>
      <p className="mb-4 text-pretty text-muted">{t('account.profile.passwordText')}</p>
      <ButtonLink to="/forgot-password">{t('account.profile.passwordButton')}</ButtonLink>
    </Card>
  )
}

export function HistoryCard() {
  const t = useWords()
  return (
    <Card title={t('account.profile.history')}>
      <p className="mb-4 text-pretty text-muted">{t('account.profile.historyText')}</p>
      <ButtonLink to="/account/history">{t('account.profile.historyLink')}</ButtonLink>
    </Card>
  )
}
