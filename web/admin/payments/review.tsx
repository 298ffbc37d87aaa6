import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'
import type { ShownPayment } from './payment-table.tsx'

/** Says yes or no to a payment in review, or whether a bank transfer came. The second of two who decide reads what the first did. */
export function ReviewPayment({ payment }: { payment: ShownPayment }) {
  const t = useWords()
  const may = useMay()
  const { money, list } = useFormats()
  if (!may('payments.review')) return null
  const { id, isTransferAwaited, amountMinor, currency, invoices } = payment
  const kind = isTransferAwaited ? 'transfer' : 'review'
  const said = {
    amount: money({ minor: amountMinor, currency }),
    number: list(invoices.map(({ number }) => number)),
  }
  return (
    <span className="flex flex-wrap justify-end gap-1.5">
      <Confirm
        intent={`review ${id} accept`}
        label={t(`admin.review.${kind}.accept`)}
        title={t(`admin.review.${kind}.acceptTitle`, said)}
        text={<p>{t(`admin.review.${kind}.acceptText`)}</p>}
        small
      >
        <Verdict id={id} verdict="accept" words={t(`admin.review.${kind}.accept`)} />
      </Confirm>
      <Confirm
        intent={`review ${id} refuse`}
        label={t(`admin.review.${kind}.refuse`)}
        title={t(`admin.review.${kind}.refuseTitle`, said)}
        text={<p>{t(`admin.review.${kind}.refuseText`)}</p>}
        look="ghost"
        small
      >
        <Field name="reason" label={t('admin.reason')} hint={t('admin.review.reasonHint')} maxLength={300} />
        <Verdict id={id} verdict="refuse" words={t(`admin.review.${kind}.refuse`)} />
      </Confirm>
    </span>
  )
}

function Verdict({ id, verdict, words }: { id: string; verdict: 'accept' | 'refuse'; words: string }) {
  return (
    <>
      <input type="hidden" name="paymentId" value={id} />
      <input type="hidden" name="verdict" value={verdict} />
      <SubmitButton look={verdict === 'accept' ? 'primary' : 'danger'} wide>
        {words}
      </SubmitButton>
    </>
  )
}
