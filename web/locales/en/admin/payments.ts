export const payment = {
  payment: 'Payment',
  amount: 'Amount',
  amountIn: 'Amount in {{currency}}',
  refunded: 'refunded',
  actions: 'Actions',
} as const

/** A payment that came outside of the shop. */
export const record = {
  label: 'Record payment…',
  title: 'Record a payment of {{number}}?',
  text: 'For money that came outside of this shop. Paid in full, what was bought is delivered and the customer gets a receipt; less leaves the invoice partly paid.',
  upTo: 'Up to {{open}}, which is what is open.',
  onlyWhole: 'This invoice has expired, so all of it: {{open}}.',
  method: 'How it came',
  receivedOn: 'Day it came',
  reference: 'Reference',
  referenceHint: 'As on the bank statement or the receipt. The customer reads it in their history.',
  now: 'Record it',
  done: 'The payment is recorded.',
} as const

export const refund = {
  source: 'What is given back',
  ofInvoice: 'What {{number}} was paid with, up to {{most}}',
  ofCredit: 'Credit left from {{number}}, up to {{most}}',
  label: 'Refund',
  title: 'Refund this payment?',
  ofInvoiceText: {
    byGateway: 'Up to {{most}} goes back to {{method}}, and a credit note is made.',
    byHand:
      'Up to {{most}} can be refunded. Send the money yourself: this only records it, with a credit note.',
  },
  ofCreditText: {
    byGateway: 'Up to {{most}} of account credit goes back to {{method}}. The invoice stays as it is.',
    byHand:
      'Up to {{most}} of account credit can go back. Send the money yourself: this only records it, and the invoice stays as it is.',
  },
  reasonHint: 'The customer reads it in their history and on the credit note.',
  afterwards: 'What becomes of {{names}}',
  usual: 'Stop renewing if all of a term is refunded',
  keep: 'Keep it as it is',
  stop: 'Stop renewing at the end of its term',
  cancel: 'End it now',
  done: 'The money is on its way back.',
  processing: 'The refund is sent; its outcome is not known yet.',
  failed: 'The refund was not carried out. The history says why.',
} as const

export const review = {
  review: {
    accept: 'Approve',
    acceptTitle: 'Approve {{amount}} for {{number}}?',
    acceptText: 'The money is taken, and what was bought is delivered.',
    refuse: 'Refuse',
    refuseTitle: 'Refuse {{amount}} for {{number}}?',
    refuseText: 'Nothing is taken and nothing delivered. The invoice stays open and can be paid another way.',
  },
  transfer: {
    accept: 'It arrived',
    acceptTitle: '{{amount}} for {{number}} arrived?',
    acceptText: 'The invoice is paid, and what was bought is delivered.',
    refuse: 'It did not',
    refuseTitle: 'Stop waiting for {{amount}} for {{number}}?',
    refuseText: 'We stop waiting for the transfer. The invoice stays open and can be paid another way.',
  },
  reasonHint: 'The customer reads it in an e-mail and in their history.',
  approved: 'The payment is approved.',
  refused: 'The payment is refused, and the customer is told why.',
  notTaken: 'You approved it, but the payment provider did not take the money.',
  wasTaken: 'The payment provider had taken the money already. To give it back, refund the payment.',
  notAnswered: 'Your decision is sent. The payment provider has not answered yet.',
} as const

export const payments = {
  toReview: 'To review',
  nothingToReview: 'Nothing to review',
  nothingToReviewText: 'Payments in review and bank transfers appear here until somebody decides.',
  latest: 'All payments',
  states: 'Payments by state',
  all: 'All',
  none: 'No payments here',
  search: 'Customer, or the provider’s number',
  noneText: 'Payments appear here as soon as somebody tries to pay an invoice.',
} as const
