/** What is done by itself at its time, by the name of its source. */
export const dueWork = {
  'unresolved payments': 'Asking what became of a payment',
  'unresolved refunds': 'Asking what became of a refund',
  'renewals to invoice': 'Making a renewal invoice',
  'instalments to invoice': 'Making the invoice of an instalment',
  'invoices to charge': 'Charging an invoice',
  'instalments overdue': 'Noting an overdue instalment',
  'purchases to end': 'Ending a purchase',
  'invoices to expire': 'Expiring an invoice',
}
