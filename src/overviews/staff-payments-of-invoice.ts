import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { paymentsOfInvoice, StaffListedPayment } from './staff-payment-list-store.ts'

/** Every attempt to pay one invoice, for its page in the staff area. */
export const staffPaymentsOfInvoice = query({
  name: 'payment.staff_list_of_invoice',
  input: z.object({ invoiceId: InvoiceId }),
  output: list(StaffListedPayment),
  may: staffWith('customers.view'),
  run: ({ reader }, { invoiceId }) => paymentsOfInvoice(reader, invoiceId),
})
