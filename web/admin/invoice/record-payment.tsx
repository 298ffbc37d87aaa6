import { hasExpired, isPayable } from '../../../src/invoices/invoice-states.ts'
import { methodWords } from '../../method-words.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'

/** How money comes outside of the shop (`handMethods` of payments/record-payment.ts). */
const methods = ['manual', 'cash', 'other'] as const

export type Unpaid = {
  readonly id: string
  readonly number: string
  readonly status: 'pending' | 'paid' | 'expired' | 'cancelled'
  readonly state: string
  readonly currency: string
  readonly openMinor: bigint | string
}

/** Today in the shop, and a key that is new with each page, so that a payment sent twice is written down once. */
export type Recording = { readonly today: string; readonly formKey: string }

/** Writes down money that came outside of the shop: all that is open, as it is proposed, or a part of it. */
export function RecordPayment(props: { invoice: Unpaid; recording: Recording; look: 'menu' | 'plain' }) {
  const t = useWords()
  const may = useMay()
  const { money, amount } = useFormats()
  const { invoice, recording, look } = props
  const { id, number, currency } = invoice
  if (!may('payments.record') || !isPayable(invoice) || invoice.state === 'processing') return null
  const open = { minor: invoice.openMinor, currency }
  const hint = hasExpired(invoice) ? 'admin.record.onlyWhole' : 'admin.record.upTo'
  return (
    // A new key after each payment closes the dialog that wrote it down.
    <Confirm
      intent={`record-payment ${id}`}
      key={`record ${open.minor}`}
      label={t('admin.record.label')}
      title={t('admin.record.title', { number })}
      look={look}
      text={<p>{t('admin.record.text')}</p>}
    >
      <input type="hidden" name="key" value={recording.formKey} />
      <input type="hidden" name="invoiceId" value={id} />
      <input type="hidden" name="currency" value={currency} />
      <Field
        name="amount"
        label={t('admin.payment.amountIn', { currency })}
        hint={<span suppressHydrationWarning>{t(hint, { open: money(open) })}</span>}
        inputMode="decimal"
        defaultValue={amount(open)}
        autoComplete="off"
      />
      <SelectField name="method" label={t('admin.record.method')}>
        {methods.map((method) => (
          <option key={method} value={method}>
            {methodWords(t, method)}
          </option>
        ))}
      </SelectField>
      <Field
        name="receivedOn"
        type="date"
        label={t('admin.record.receivedOn')}
        defaultValue={recording.today}
        max={recording.today}
      />
      <Field
        name="reference"
        label={t('admin.record.reference')}
        hint={t('admin.record.referenceHint')}
        maxLength={100}
        autoComplete="off"
        optional
      />
      <SubmitButton wide>{t('admin.record.now')}</SubmitButton>
    </Confirm>
  )
}
