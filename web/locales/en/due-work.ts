/** What is done by itself at its time, by the name of its source. */
export const dueWork = {
  'unresolved payments': 'Asking for the outcome of a payment',
  'unresolved refunds': 'Asking for the outcome of a refund',
  'choices to end': 'Taking back an invoice that was only asked for',
  'renewals to invoice': 'Making a renewal invoice',
  'instalments to invoice': 'Making the invoice of an instalment',
  'invoices to charge': 'Charging an invoice',
  'instalments overdue': 'Marking an instalment as overdue',
  'purchases to end': 'Ending a purchase',
  'invoices to expire': 'Expiring an invoice',
}
