import { isCancelled, isPayable } from '../../../src/invoices/invoice-states.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { CopyLine } from '../../ui/copy-button.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'
import { type Recording, RecordPayment, type Unpaid } from './record-payment.tsx'

type Listed = Pick<Unpaid, 'id' | 'number' | 'status'>

/** What can be done with an invoice in its row. */
export function InvoiceMenu({ invoice, recording }: { invoice: Unpaid; recording: Recording }) {
  const t = useWords()
  const { number } = invoice
  return (
    <RowMenu
      label={t('admin.actionsOf', { name: number })}
      holds={invoice.id}
      page={`/admin/invoices/${number}`}
    >
      <a href={`/admin/invoices/${number}/pdf`} className="menu-line">
        {t('admin.invoice.pdf')}
      </a>
      {isPayable(invoice) && (
        <CopyLine path={`/checkout/${number}`}>{t('admin.invoice.copyPayLink')}</CopyLine>
      )}
      {!isCancelled(invoice) && <SendAgain invoice={invoice} look="menu" />}
      <RecordPayment invoice={invoice} recording={recording} look="menu" />
    </RowMenu>
  )
}

/** Sends its email once more. */
export function SendAgain({ invoice, look }: { invoice: Listed; look: 'menu' | 'plain' }) {
  const t = useWords()
  const may = useMay()
  const { id, number } = invoice
  if (!may('invoices.resend')) return null
  return (
    <Confirm
      intent={`send-again ${id}`}
      label={t('admin.invoice.sendAgain')}
      title={t('admin.invoice.sendAgainTitle', { number })}
      text={<p>{t(isPayable(invoice) ? 'admin.invoice.sendAgainText' : 'admin.invoice.sendReceiptText')}</p>}
      look={look}
    >
      <input type="hidden" name="invoiceId" value={id} />
      <SubmitButton wide>{t('admin.invoice.sendAgainNow')}</SubmitButton>
    </Confirm>
  )
}
