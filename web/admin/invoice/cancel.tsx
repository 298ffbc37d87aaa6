import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'
import type { InvoiceModel } from './page.tsx'

/** Ends the claim. What was paid towards it already becomes the customer's credit, which is said before. */
export function CancelInvoice({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  const may = useMay()
  const { money } = useFormats()
  const { id, number, isPayable, receivedMinor, currency } = invoice
  if (!isPayable || !may('invoices.edit')) return null
  const received = money({ minor: receivedMinor, currency })
  return (
    <Confirm
      intent="cancel"
      ends
      label={t('admin.invoice.cancel')}
      title={t('admin.invoice.cancelTitle', { number })}
      look="danger"
      text={
        <>
          <p>{t(meaningOf(invoice))}</p>
          {receivedMinor > 0n && (
            <p className="font-medium" suppressHydrationWarning>
              {t('admin.invoice.cancelMoney', { received })}
            </p>
          )}
        </>
      }
    >
      <input type="hidden" name="invoiceId" value={id} />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.reasonIsShown')} maxLength={300} />
      <SubmitButton look="danger" wide>
        {t('admin.invoice.cancelNow')}
      </SubmitButton>
    </Confirm>
  )
}

function meaningOf({ origin, lines }: InvoiceModel) {
  if (origin !== 'instalment') return 'admin.invoice.cancelText'
  return lines.length === 1 ? 'admin.invoice.cancelInstalment' : 'admin.invoice.cancelInstalments'
}
