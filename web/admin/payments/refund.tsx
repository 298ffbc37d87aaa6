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

/** Gives back a payment for one of its invoices, or the credit that it left, whole as it is proposed or a part of it. */
export function RefundPayment({ payment, formKey }: Refundable) {
  const t = useWords()
  const may = useMay()
  const { id, currency, refundedMinor } = payment
  const choices = refundChoices(payment)
  const [chosenValue, choose] = useState<string | undefined>(choices[0]?.value)
  const chosen = choices.find(({ value }) => value === chosenValue) ?? choices[0]
  const { money, amount } = useFormats()
  if (!may('payments.refund') || !chosen) return null
  return (
    // A new key after each refund closes the dialog that asked for it.
    <Confirm
      intent={`refund ${id}`}
      key={String(refundedMinor)}
      label={t('admin.refund.label')}
      title={t('admin.refund.title')}
      look="ghost"
      small
      text={<WhatHappens payment={payment} chosen={chosen} />}
    >
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="paymentId" value={id} />
      <input type="hidden" name="currency" value={currency} />
      {choices.length === 1 ? (
        <input type="hidden" name="of" value={chosen.value} />
      ) : (
        <SelectField
          name="of"
          label={t('admin.refund.source')}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {choices.map(({ value, says, invoice: { number }, mostMinor }) => (
            <option key={value} value={value} suppressHydrationWarning>
              {t(says, { number, most: money({ minor: mostMinor, currency }) })}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        key={chosen.value}
        name="amount"
        label={t('admin.payment.amountIn', { currency })}
        inputMode="decimal"
        defaultValue={amount({ minor: chosen.mostMinor, currency })}
        autoComplete="off"
      />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.refund.reasonHint')} maxLength={300} />
      {!chosen.isCredit && chosen.invoice.bought.length > 0 && (
        <Afterwards key={`afterwards of ${chosen.value}`} invoice={chosen.invoice} />
      )}
      <SubmitButton look="danger" wide>
        {t('admin.refund.label')}
      </SubmitButton>
    </Confirm>
  )
}

type Invoice = ShownPayment['invoices'][number]
type Choice = ReturnType<typeof refundChoices>[number]

function WhatHappens({ payment, chosen }: { payment: ShownPayment; chosen: Choice }) {
  const t = useWords()
  const { money } = useFormats()
  const by = payment.gateway === 'manual' ? 'byHand' : 'byGateway'
  const values = {
    method: methodWords(t, payment.methodLabel),
    most: money({ minor: chosen.mostMinor, currency: payment.currency }),
  }
  return (
    <p suppressHydrationWarning>
      {t(chosen.isCredit ? `admin.refund.ofCreditText.${by}` : `admin.refund.ofInvoiceText.${by}`, values)}
    </p>
  )
}

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

/** What of a payment can be given back: of each invoice what it was paid with, and what of that became credit. */
export function refundChoices({ invoices }: ShownPayment) {
  const all = invoices.flatMap((invoice) => {
    const { id, refundableMinor, returnableMinor } = invoice
    return [
      {
        value: `invoice ${id}`,
        says: 'admin.refund.ofInvoice',
        isCredit: false,
        mostMinor: refundableMinor,
        invoice,
      },
      {
        value: `credit ${id}`,
        says: 'admin.refund.ofCredit',
        isCredit: true,
        mostMinor: returnableMinor,
        invoice,
      },
    ] as const
  })
  return all.filter(({ mostMinor }) => BigInt(mostMinor) > 0n)
}
