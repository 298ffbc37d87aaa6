import { verifyCoupons } from './carts/verify-coupons.ts'
import { verifyBilled } from './changes/verify-billed.ts'
import { verifyChanges } from './changes/verify-changes.ts'
import { verifyStock } from './changes/verify-stock.ts'
import { verifyAsked } from './collection/verify-asked.ts'
import { verifyDueCharges } from './collection/verify-due-charges.ts'
import { verifyCreditMoves } from './credit/verify-credit-moves.ts'
import { verifyCustomers } from './customers/verify-customers.ts'
import { verifyDisputes } from './disputes/verify-disputes.ts'
import { verifyEmails } from './email/verify-emails.ts'
import { verifyLinks } from './identity/verify-links.ts'
import { verifyAgreed } from './invoices/verify-agreed.ts'
import { verifyChoices } from './invoices/verify-choices.ts'
import { verifyCreditNotes } from './invoices/verify-credit-notes.ts'
import { verifyInvoices } from './invoices/verify-invoices.ts'
import { verifyNumbers } from './invoices/verify-numbers.ts'
import { verifyStandingInvoices } from './invoices/verify-standing.ts'
import { verifyTitles } from './invoices/verify-titles.ts'
import { verifyAccounts } from './ledger/verify-accounts.ts'
import { verifyCredit } from './ledger/verify-credit.ts'
import { verifyJournals } from './ledger/verify-journals.ts'
import { verifyMethods } from './methods/verify-methods.ts'
import { verifyTexts } from './overviews/verify-texts.ts'
import { verifyTold } from './overviews/verify-told.ts'
import { verifyAttempts } from './payments/verify-attempts.ts'
import { verifyExpiries } from './payments/verify-expiries.ts'
import { verifyKeptCards } from './payments/verify-kept-cards.ts'
import { verifyHistory } from './platform/history/verify-history.ts'
import type { Check } from './platform/verify/difference.ts'
import { verifyAttached } from './purchases/verify-attached.ts'
import { verifyCharges } from './purchases/verify-charges.ts'
import { verifyDeliveries } from './purchases/verify-deliveries.ts'
import { verifyFollowed } from './purchases/verify-followed.ts'
import { verifyInvoiced } from './purchases/verify-invoiced.ts'
import { verifyLeftRenewals } from './purchases/verify-left-renewals.ts'
import { verifyNames } from './purchases/verify-names.ts'
import { verifyPeriods } from './purchases/verify-periods.ts'
import { verifyPurchases } from './purchases/verify-purchases.ts'
import { verifyRefunded } from './purchases/verify-refunded.ts'
import { verifyStandingPurchases } from './purchases/verify-standing.ts'
import { verifyTerms } from './purchases/verify-terms.ts'
import { verifyPayments } from './refunds/verify-payments.ts'
import { verifyReturned } from './refunds/verify-returned.ts'
import { verifyInstalments } from './schedules/verify-instalments.ts'
import { verifyParts } from './schedules/verify-parts.ts'
import { verifySchedules } from './schedules/verify-schedules.ts'

/** What every slice demands of the shop's books and rows, in the order in which it is looked at. */
export const checks: readonly Check[] = [
  // The books.
  verifyJournals,
  verifyAccounts,
  verifyCredit,
  verifyCreditMoves,
  // Invoices, and the money that came for them.
  verifyInvoices,
  verifyStandingInvoices,
  verifyCreditNotes,
  verifyChoices,
  verifyAgreed,
  verifyNumbers,
  verifyPayments,
  verifyReturned,
  verifyAttempts,
  verifyExpiries,
  verifyDisputes,
  verifyDueCharges,
  verifyAsked,
  // What was sold.
  verifyPurchases,
  verifyStandingPurchases,
  verifyDeliveries,
  verifyPeriods,
  verifyTerms,
  verifyInvoiced,
  verifyCharges,
  verifyLeftRenewals,
  verifyFollowed,
  verifyRefunded,
  verifyAttached,
  verifyStock,
  verifyCoupons,
  verifySchedules,
  verifyParts,
  verifyBilled,
  verifyChanges,
  verifyInstalments,
  // People, and what they are told and found by.
  verifyCustomers,
  verifyMethods,
  verifyKeptCards,
  verifyLinks,
  verifyHistory,
  verifyEmails,
  verifyTold,
  verifyTitles,
  verifyNames,
  verifyTexts,
]
