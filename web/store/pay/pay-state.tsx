import { hasExpired, isCancelled } from '../../../src/invoices/invoice-states.ts'
import { methodWords } from '../../method-words.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { declineWords } from './decline-words.ts'
import type { PayPageModel } from './invoice-summary.tsx'
import { againAfterSeconds, useLookingAgain } from './looking-again.ts'
import type { Transfer } from './transfer.ts'
import { TransferDetails } from './transfer-details.tsx'

type PayPage = PayPageModel & { readonly transfer: Transfer }

/** How the payment stands, in plain words, and what the customer can do about it. */
export function PayState({ page }: { page: PayPage }) {
  const t = useWords()
  const { invoice, attempt } = page
  if (isCancelled(invoice))
    return (
      <Notice tone="wait" title={t('checkout.cancelled')}>
        {t('checkout.cancelledText')}
      </Notice>
    )
  return (
    <>
      {hasExpired(invoice) && (
        <Notice tone="warn" title={t('checkout.expired')}>
          {invoice.origin === 'renewal' ? t('checkout.expiredRenewal') : t('checkout.expiredText')}
        </Notice>
      )}
      {attempt && <AttemptState attempt={attempt} page={page} />}
    </>
  )
}

type Attempt = NonNullable<PayPageModel['attempt']>

function AttemptState({ attempt, page }: { attempt: Attempt; page: PayPage }) {
  switch (attempt.status) {
    case 'processing':
      return <Unknown />
    case 'in_review':
      return <InReview attempt={attempt} />
    case 'pending':
      return attempt.continueUrl ? (
        <Challenge to={attempt.continueUrl} />
      ) : (
        <TransferDetails page={page} open={attempt.amount} />
      )
    case 'refused':
    case 'failed':
      return <Declined attempt={attempt} />
    default:
      // What was approved and given back again is the invoice's story, and no obstacle to paying.
      return null
  }
}

function Unknown() {
  const t = useWords()
  useLookingAgain()
  const look = (
    <PostForm intent="look">
      <SubmitButton look="plain" small>
        {t('checkout.lookAgain')}
      </SubmitButton>
    </PostForm>
  )
  return (
    <Notice tone="wait" role="status" title={t('checkout.unknown')} action={look}>
      {t('checkout.unknownText')}
      <noscript>
        <meta httpEquiv="refresh" content={String(againAfterSeconds)} />
      </noscript>
    </Notice>
  )
}

function InReview({ attempt }: { attempt: Attempt }) {
  const t = useWords()
  return (
    <Notice tone="wait" role="status" title={t('checkout.inReview')}>
      {t('checkout.inReviewText', { method: methodWords(t, attempt.methodLabel) })}
    </Notice>
  )
}

function Challenge({ to }: { to: string }) {
  const t = useWords()
  const link = (
    <ButtonLink to={to} look="primary" small reload>
      {t('checkout.continue')}
    </ButtonLink>
  )
  return (
    <Notice tone="warn" title={t('checkout.challenge')} action={link}>
      {t('checkout.challengeText')}
    </Notice>
  )
}

function Declined({ attempt }: { attempt: Attempt }) {
  const t = useWords()
  return (
    <Notice
      tone="bad"
      role="alert"
      title={t('checkout.declined', { method: methodWords(t, attempt.methodLabel) })}
    >
      {declineWords(t, attempt.reason)} {t('checkout.nothingCharged')}
    </Notice>
  )
}
