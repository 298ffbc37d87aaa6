import { useState } from 'react'
import { methodWords } from '../../method-words.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'
import type { ShownPayment } from './payment-table.tsx'

type Refundable = { readonly payment: ShownPayment; readonly formKey: string }

/** Gives back a payment for one of its invoices, whole as it is proposed or a part of it. */
export function RefundPayment({ payment, formKey }: Refundable) {
  const t = useWords()
  const may = useMay()
  const { id, currency, refundedMinor, gateway, methodLabel } = payment
  const invoices = refundableInvoices(payment)
  const [chosenId, choose] = useState(invoices[0]?.id)
  const chosen = invoices.find((invoice) => invoice.id === chosenId) ?? invoices[0]
  const { money, amount } = useFormats()
  if (!may('payments.refund') || !chosen) return null
  const most = { minor: chosen.refundableMinor, currency }
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
      {payment.invoices.length > 1 && (
        <SelectField
          name="invoiceId"
          label={t('admin.refund.invoice')}
          onChange={({ currentTarget }) => choose(currentTarget.value as typeof chosenId)}
        >
          {invoices.map(({ id: invoiceId, number, refundableMinor }) => (
            <option key={invoiceId} value={invoiceId} suppressHydrationWarning>
              {t('admin.refund.ofInvoice', { number, most: money({ minor: refundableMinor, currency }) })}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        key={chosen.id}
        name="amount"
        label={t('admin.payment.amountIn', { currency })}
        inputMode="decimal"
        defaultValue={amount(most)}
        autoComplete="off"
      />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.refund.reasonHint')} maxLength={300} />
      {chosen.bought.length > 0 && <Afterwards key={`afterwards of ${chosen.id}`} invoice={chosen} />}
      <SubmitButton look="danger" wide>
        {t('admin.refund.label')}
      </SubmitButton>
    </Confirm>
  )
}

type Invoice = ShownPayment['invoices'][number]

/** What becomes of what was bought: renewing is stopped unless something else is wanted. */
function Afterwards({ invoice: { bought, renews } }: { invoice: Invoice }) {
  const t = useWords()
  const may = useMay()
  const { list } = useFormats()
  const mayStop = renews && may('purchases.edit')
  return (
    <SelectField name="afterwards" label={t('admin.refund.afterwards', { names: list(bought) })}>
      <option value="">{t('admin.refund.usual')}</option>
      <option value="keep">{t('admin.refund.keep')}</option>
      {mayStop && <option value="stop">{t('admin.refund.stop')}</option>}
      {may('purchases.cancel') && <option value="cancel">{t('admin.refund.cancel')}</option>}
    </SelectField>
  )
}

/** The invoices for which something of a payment can be given back. */
export function refundableInvoices({ invoices }: ShownPayment) {
  return invoices.filter(({ refundableMinor }) => BigInt(refundableMinor) > 0n)
}
