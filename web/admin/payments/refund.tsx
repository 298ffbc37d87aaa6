import { decimalOf } from '../../format.ts'
import { methodWords } from '../../method-words.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'
import type { ShownPayment } from './payment-table.tsx'

/** Gives back a payment, whole as it is proposed or a part of it. */
export function RefundPayment({ payment, formKey }: { payment: ShownPayment; formKey: string }) {
  const t = useWords()
  const may = useMay()
  const { money } = useFormats()
  const { id, currency, refundableMinor, refundedMinor, gateway, methodLabel, invoices } = payment
  if (!may('payments.refund')) return null
  const most = { minor: refundableMinor, currency }
  const text = gateway === 'manual' ? 'admin.refund.textTransfer' : 'admin.refund.text'
  return (
    // A new key after each refund closes the dialog that asked for it.
    <Confirm
      intent={`refund ${id}`}
      key={String(refundedMinor)}
      label={t('admin.refund.label')}
      title={t('admin.refund.title')}
      look="ghost"
      small
      text={
        <p suppressHydrationWarning>{t(text, { method: methodWords(t, methodLabel), most: money(most) })}</p>
      }
    >
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="paymentId" value={id} />
      <input type="hidden" name="currency" value={currency} />
      {invoices.length > 1 && (
        <SelectField name="invoiceId" label={t('admin.refund.invoice')}>
          {invoices.map(({ id: invoiceId, number }) => (
            <option key={invoiceId} value={invoiceId}>
              {number}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        name="amount"
        label={t('admin.payment.amountIn', { currency })}
        inputMode="decimal"
        defaultValue={decimalOf(most)}
        autoComplete="off"
      />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.refund.reasonHint')} maxLength={300} />
      <SubmitButton look="danger" wide>
        {t('admin.refund.label')}
      </SubmitButton>
    </Confirm>
  )
}
