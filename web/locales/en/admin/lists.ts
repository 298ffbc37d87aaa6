export const lists = {
  download: 'Download as CSV',
  first: 'First page',
  next: 'Next page',
  for: 'For',
  term: 'Term',
  providersNumber: 'Provider’s number',
  more: 'Only the first {{most}} rows are here. Narrow the list to get the rest.',
} as const

/** What is done to several rows of a list at once. */
export const chosen = {
  title: 'What is chosen',
  choose: 'Choose',
  chooseOne: 'Choose {{name}}',
  count_zero: 'Choose rows to do something with all of them.',
  count_one: '{{count}} chosen',
  count_other: '{{count}} chosen',
  sendTitle_one: 'Send {{count}} invoice again?',
  sendTitle_other: 'Send {{count}} invoices again?',
  sendText:
    'Each customer gets theirs once more by e-mail: what is unpaid with the way to pay it, what is paid as a receipt.',
  sentAgain_one: '{{count}} sent again',
  sentAgain_other: '{{count}} sent again',
  keep: 'Keep them',
  cancel: 'Cancel invoices…',
  cancelTitle_one: 'Cancel {{count}} invoice?',
  cancelTitle_other: 'Cancel {{count}} invoices?',
  cancelText:
    'They can no longer be paid, and what they sell is not delivered. What was paid towards them becomes credit. This cannot be undone.',
  cancelNow: 'Cancel them',
  cancelled_one: '{{count}} cancelled',
  cancelled_other: '{{count}} cancelled',
  end: 'End coupons…',
  endTitle_one: 'End {{count}} coupon?',
  endTitle_other: 'End {{count}} coupons?',
  endNow: 'End them',
  ended_one: '{{count}} ended',
  ended_other: '{{count}} ended',
  not_one: ', {{count}} not:',
  not_other: ', {{count}} not:',
} as const
