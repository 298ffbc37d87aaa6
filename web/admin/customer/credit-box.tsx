import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Moment, Money } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Box, Nothing } from '../box.tsx'
import { useMay } from '../may.ts'
import type { CustomerModel } from './page.tsx'

/** So many movements are shown; more are told of in the history. */
const fewest = 5

/** What the shop owes the customer, and how that came about. */
export function CreditBox({ model }: { model: CustomerModel }) {
  const t = useWords()
  const may = useMay()
  const { id, movements, currency, credit } = model
  return (
    <Box id="credit" title={t('admin.customer.credit')} flush>
      <p className="px-5 pt-4 pb-1">
        <span className="text-muted">{t('admin.credit.balance')} </span>
        {(credit.length > 0 ? credit : [{ minor: '0', currency }]).map((amount) => (
          <Money key={amount.currency} value={amount} className="mr-2 font-semibold" />
        ))}
      </p>
      {movements.length === 0 && <Nothing>{t('admin.credit.none')}</Nothing>}
      <ul className="px-5 pb-3">
        {movements.map((movement) => (
          <Movement key={movement.id} movement={movement} />
        ))}
      </ul>
      {movements.length >= fewest && may('history.view') && (
        <p className="border-line border-t px-5 py-2.5 text-[0.8125rem]">
          <Link to={`/admin/customers/${id}/history?chosen=yes&show=credit`} className="soft-link">
            {t('admin.credit.all')}
          </Link>
        </p>
      )}
    </Box>
  )
}

function Movement({ movement }: { movement: CustomerModel['movements'][number] }) {
  const t = useWords()
  const { kind, at, amountMinor, currency, invoiceNumber, reason } = movement
  return (
    <li className="flex items-baseline justify-between gap-4 py-1.5">
      <span>
        {t(`admin.credit.kind.${kind}`)}
        {invoiceNumber && (
          <>
            {' '}
            <Link to={`/admin/invoices/${invoiceNumber}`} className="soft-link figures">
              {invoiceNumber}
            </Link>
          </>
        )}
        {reason && <span className="block text-[0.8125rem]">{reason}</span>}
        <span className="block text-[0.8125rem] text-muted">
          <Moment value={at} />
        </span>
      </span>
      <Money value={{ minor: amountMinor, currency }} signed />
    </li>
  )
}

/** Gives credit, or takes it. */
export function AdjustCredit({ model, formKey }: { model: CustomerModel; formKey: string }) {
  const t = useWords()
  const may = useMay()
  const { currency, movements } = model
  if (!may('credit.adjust')) return null
  return (
    // A new key after each movement closes the dialog that brought it about.
    <Confirm
      key={movements[0]?.id ?? 'none'}
      intent="credit"
      label={t('admin.credit.adjustIt')}
      title={t('admin.credit.adjustTitle')}
    >
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="currency" value={currency} />
      <Field
        name="amount"
        label={t('admin.payment.amountIn', { currency })}
        hint={t('admin.credit.amountHint')}
        autoComplete="off"
      />
      <Field name="reason" label={t('admin.reason')} hint={t('admin.reasonIsShown')} maxLength={300} />
      <SubmitButton wide>{t('admin.credit.adjust')}</SubmitButton>
    </Confirm>
  )
}
