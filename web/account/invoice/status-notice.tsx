import { hasExpired, readsOverdue } from '../../../src/invoices/invoice-states.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

/** How it stands with an invoice where that is worth a sentence: a payment under way, a stopped service, lateness. */
export function StatusNotice({ invoice, isUnderWay }: { invoice: InvoiceModel; isUnderWay: boolean }) {
  const said = useStatusNotice(invoice, isUnderWay)
  return said && <div className="mb-5">{said}</div>
}

function useStatusNotice(invoice: InvoiceModel, isUnderWay: boolean) {
  const { number, origin, dueOn } = invoice
  const t = useWords()
  const { day } = useFormats()
  if (isUnderWay) {
    const look = <ButtonLink to={`/checkout/${number}`}>{t('account.invoice.look')}</ButtonLink>
    return (
      <Notice tone="wait" title={t('account.invoice.underWay')} action={look}>
        {t('account.invoice.underWayText')}
      </Notice>
    )
  }
  if (hasExpired(invoice) && origin === 'renewal') {
    return (
      <Notice tone="warn" title={t('account.invoice.stopped')}>
        {t('account.invoice.stoppedText')}
      </Notice>
    )
  }
  if (hasExpired(invoice)) return <Notice tone="warn">{t('account.invoice.expired')}</Notice>
  if (readsOverdue(invoice))
    return <Notice tone="bad">{t('account.invoice.late', { day: day(dueOn) })}</Notice>
  return null
}
