import { methodWords } from '../../method-words.ts'
import { CreditCard } from '../../ui/icons.tsx'
import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { AllLink, Box } from '../box.tsx'
import { PaymentTable } from '../payments/payment-table.tsx'
import type { CustomerModel } from './page.tsx'

/** The latest payments with what can be done about them, and the cards that are stored. */
export function PaymentsBox({ model, formKey }: { model: CustomerModel; formKey: string }) {
  const t = useWords()
  const { id, payments, methods, counts } = model
  return (
    <Box
      id="payments"
      title={t('admin.customer.payments')}
      count={counts.payments}
      actions={
        <AllLink to={`/admin/payments?customer=${id}`} count={counts.payments} shown={payments.length} />
      }
      flush
    >
      <PaymentTable
        payments={payments}
        empty={t('admin.customer.noPayments')}
        showsInvoice
        formKey={formKey}
      />
      <div className="border-line border-t px-5 py-4">
        <h3 className="font-[550] text-[0.8125rem] text-muted">{t('admin.customer.methods')}</h3>
        {methods.length === 0 && <p className="mt-1 text-muted">{t('admin.customer.noMethods')}</p>}
        <ul className="mt-1 grid gap-1">
          {methods.map((method) => (
            <Method key={method.id} method={method} />
          ))}
        </ul>
      </div>
    </Box>
  )
}

function Method({ method }: { method: CustomerModel['methods'][number] }) {
  const t = useWords()
  const { expMonth, expYear } = method
  const until =
    expMonth && expYear && `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <CreditCard aria-hidden className="size-4 text-muted" />
      <span className="figures">{methodWords(t, method.label)}</span>
      {until && (
        <span className="figures text-[0.8125rem] text-muted">
          {t('admin.customer.methodUntil', { until })}
        </span>
      )}
      {method.isDefault && <Badge tone="calm">{t('admin.customer.methodDefault')}</Badge>}
    </li>
  )
}
