import { smaller, subtract } from '../../../src/kernel/money.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

/** Uses account credit on an invoice: all that fits, or a part of it. */
export function ApplyCredit(props: { invoice: InvoiceModel; idempotencyKey: string }) {
  const t = useWords()
  const { money } = useFormats()
  const { credit, open } = props.invoice
  const used = smaller(credit, open)
  const values = { credit: money(credit), used: money(used), rest: money(subtract(credit, used)) }
  return (
    <Card title={t('account.invoice.applyCredit')} className="no-print">
      <p className="mb-4 text-pretty">{t('account.invoice.applyCreditText', values)}</p>
      <PostForm key={props.idempotencyKey} intent="credit" className="grid gap-4">
        <input type="hidden" name="key" value={props.idempotencyKey} />
        <Field
          name="amount"
          label={t('account.invoice.creditAmount')}
          hint={t('account.invoice.creditAmountHint', { used: values.used })}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          optional
        />
        <SubmitButton look="plain">{t('account.invoice.creditApply')}</SubmitButton>
      </PostForm>
    </Card>
  )
}

type Props = { readonly invoice: InvoiceModel }

/** Cancels an invoice, after saying what that means for what it is for. */
export function CancelInvoice({ invoice: { number, origin, receivedMinor, currency } }: Props) {
  const t = useWords()
  const { money } = useFormats()
  const received = { minor: receivedMinor, currency }
  const consequences = {
    customer: t('account.invoice.cancelOrder'),
    renewal: t('account.invoice.cancelRenewal'),
    instalment: t('account.invoice.cancelInstalments'),
    change: t('account.invoice.cancelChange'),
    staff: t('account.invoice.cancelCharge'),
  }
  return (
    <div className="no-print">
      <Confirm
        intent="cancel"
        ends
        label={t('account.invoice.cancel')}
        title={t('account.invoice.cancelTitle', { number })}
        look="ghost"
        text={
          <p suppressHydrationWarning>
            {consequences[origin]}{' '}
            {received.minor > 0n && t('account.invoice.cancelMoney', { received: money(received) })}
          </p>
        }
      >
        <SubmitButton look="danger" wide>
          {t('account.invoice.cancelButton')}
        </SubmitButton>
      </Confirm>
    </div>
  )
}
