import { isCancelled } from '../../../src/invoices/invoice-states.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { InvoiceModel } from './model.ts'

/** The number that the customer's own books know it by: entered here, printed on the document. */
export function PurchaseOrder({ invoice }: { invoice: InvoiceModel }) {
  const t = useWords()
  if (isCancelled(invoice)) return null
  const { purchaseOrder } = invoice
  return (
    <Card title={t('account.invoice.purchaseOrder')} className="no-print">
      <PostForm intent="purchase-order" className="grid gap-3">
        <Field
          key={purchaseOrder}
          name="purchaseOrder"
          label={t('account.invoice.purchaseOrderNumber')}
          hint={t('account.invoice.purchaseOrderHint')}
          defaultValue={purchaseOrder ?? ''}
          maxLength={60}
          autoComplete="off"
          optional
        />
        <div>
          <SubmitButton look="plain">{t('common.save')}</SubmitButton>
        </div>
      </PostForm>
    </Card>
  )
}
