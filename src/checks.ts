import { verifyCoupons } from './carts/verify-coupons.ts'
import { verifyDisputes } from './disputes/verify-disputes.ts'
import { verifyEmails } from './email/verify-emails.ts'
import { verifyInvoices } from './invoices/verify-invoices.ts'
import { verifyNumbers } from './invoices/verify-numbers.ts'
import { verifyCredit } from './ledger/verify-credit.ts'
import { verifyJournals } from './ledger/verify-journals.ts'
import { verifyHistory } from './platform/history/verify-history.ts'
import type { Check } from './platform/verify/difference.ts'
import { verifyDeliveries } from './purchases/verify-deliveries.ts'
import { verifyPurchases } from './purchases/verify-purchases.ts'
import { verifyPayments } from './refunds/verify-payments.ts'
import { verifyInstalments } from './schedules/verify-instalments.ts'
import { verifySchedules } from './schedules/verify-schedules.ts'

/** What every slice demands of the shop's books and rows, in the order in which it is looked at. */
export const checks: readonly Check[] = [
  verifyJournals,
  verifyCredit,
  verifyInvoices,
  verifyPayments,
  verifyDisputes,
  verifyPurchases,
  verifyDeliveries,
  verifyNumbers,
  verifyHistory,
  verifyEmails,
  verifyCoupons,
  verifySchedules,
  verifyInstalments,
]
