import { hasExpired, isCancelled } from '../../../src/invoices/invoice-states.ts'
import { methodWords } from '../../method-words.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { PostForm } from '../../ui/form.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Money, useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { declineWords } from './decline-words.ts'
import type { PayPageModel } from './invoice-summary.tsx'
import { againAfterSeconds, useLookingAgain } from './looking-again.ts'

/** How the payment stands, in plain words, and what the customer can do about it. */
export function PayState({ page }: { page: PayPageModel }) {
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

function AttemptState({ attempt, page }: { attempt: Attempt; page: PayPageModel }) {
  switch (attempt.status) {
    case 'processing':
      return <Unknown />
    case 'in_review':
      return <InReview attempt={attempt} />
    case 'pending':
      return attempt.continueUrl ? <Challenge to={attempt.continueUrl} /> : <Transfer page={page} />
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

function Transfer({ page }: { page: PayPageModel }) {
  const t = useWords()
  const { money } = useFormats()
  const { invoice, bankInstructions } = page
  return (
    <section className="card-box p-5">
      <h2 className="font-semibold text-base">{t('checkout.transfer')}</h2>
      <p className="mt-1 text-muted" suppressHydrationWarning>
        {t('checkout.transferText', { amount: money(invoice.open) })}
      </p>
      <div className="mt-4 rounded-[0.5rem] bg-[var(--calm-soft)] p-4">
        <KeyValues
          items={[
            [t('checkout.amount'), <Money key="amount" value={invoice.open} className="font-semibold" />],
            [t('checkout.reference'), <Reference key="reference" number={invoice.number} />],
          ]}
        />
        {bankInstructions && <p className="mt-3 whitespace-pre-line wrap-anywhere">{bankInstructions}</p>}
      </div>
    </section>
  )
}

function Reference({ number }: { number: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-5">
      <span className="figures font-semibold">{number}</span>
      <CopyButton text={number} />
    </span>
  )
}
