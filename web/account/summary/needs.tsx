import type { ComponentProps } from 'react'
import {
  hasExpired,
  isCustomersOwn,
  readsInPayment,
  readsOverdue,
} from '../../../src/invoices/invoice-states.ts'
import { hasFailed } from '../../../src/payments/payment-states.ts'
import { methodWords } from '../../method-words.ts'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { reasonWords } from '../../ui/events/reason.ts'
import { PostForm } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { SummaryModel } from './model.ts'

/** What will not be paid, or confirmed, without the customer. */
export function Needs({ summary: { needs, emailConfirmed } }: { summary: SummaryModel }) {
  const t = useWords()
  if (needs.length === 0 && emailConfirmed) return null
  return (
    <section aria-label={t('account.summary.needs')} className="mb-5 grid gap-2.5">
      {needs.map((invoice) => (
        <NeededInvoice key={invoice.number} invoice={invoice} />
      ))}
      {!emailConfirmed && <Unconfirmed />}
    </section>
  )
}

type Needed = { readonly invoice: SummaryModel['needs'][number] }

function NeededInvoice({ invoice }: Needed) {
  const t = useWords()
  const { money, day } = useFormats()
  const { number, title, dueOn, openMinor: minor, currency, attempt, reason, methodLabel } = invoice
  const values = { title, amount: money({ minor, currency }), day: day(dueOn) }
  const pay = (
    <ButtonLink to={`/checkout/${number}`} small>
      {t('account.summary.pay')}
    </ButtonLink>
  )
  if (hasExpired(invoice)) {
    return (
      <Need number={number} tone="warn" title={t('account.summary.lapsed', values)} action={pay}>
        {t('account.summary.lapsedText', values)}
      </Need>
    )
  }
  if (attempt && hasFailed({ status: attempt })) {
    const why = { method: methodWords(t, methodLabel ?? ''), reason: reasonWords(t, reason ?? '') }
    return (
      <Need number={number} tone="bad" title={t('account.summary.failed', values)} action={pay}>
        {t('account.summary.failedText', why)}{' '}
        {invoice.retryOn && t('account.summary.failedAgain', { day: day(invoice.retryOn) })}
      </Need>
    )
  }
  if (readsInPayment(invoice)) return <Waiting invoice={invoice} />
  if (isCustomersOwn(invoice)) {
    return (
      <Need number={number} tone="wait" action={pay}>
        {t('account.summary.unfinished', values)}
      </Need>
    )
  }
  const isLate = readsOverdue(invoice)
  return (
    <Need number={number} tone={isLate ? 'bad' : 'wait'} action={pay}>
      {isLate ? t('account.summary.late', values) : t('account.summary.unpaid', values)}
    </Need>
  )
}

/** A payment that the customer has begun: a transfer to make, or a confirmation at their bank. */
function Waiting({ invoice: { number, title, openMinor: minor, currency, methodLabel } }: Needed) {
  const t = useWords()
  const { money } = useFormats()
  const isTransfer = methodLabel === 'manual'
  const look = (
    <ButtonLink to={`/checkout/${number}`} small>
      {t(isTransfer ? 'account.summary.howToPay' : 'account.summary.goOn')}
    </ButtonLink>
  )
  const values = { title, amount: money({ minor, currency }) }
  return (
    <Need number={number} tone="wait" action={look}>
      {t(isTransfer ? 'account.summary.transferAwaited' : 'account.summary.toConfirm', values)}
    </Need>
  )
}

/** One of them, with its invoice: two orders of the same are told apart by it. */
function Need({ number, children, ...notice }: ComponentProps<typeof Notice> & { readonly number: string }) {
  return (
    <Notice {...notice}>
      {children}{' '}
      <Link to={`/account/invoices/${number}`} className="soft-link figures whitespace-nowrap">
        {number}
      </Link>
    </Notice>
  )
}

function Unconfirmed() {
  const t = useWords()
  const { user } = useViewer()
  const resend = (
    <PostForm intent="resend" action="/account/profile" className="">
      <SubmitButton look="plain" small>
        {t('account.summary.resend')}
      </SubmitButton>
    </PostForm>
  )
  return (
    <Notice tone="wait" title={t('account.summary.unconfirmed')} action={resend}>
      {t('account.summary.unconfirmedText', { email: user?.email ?? '' })}
    </Notice>
  )
}
