/**
 * One plain sentence for every kind of event; it mentions the event's fields by their names. Variants are chosen by a field:
 * `_renewal` by a word that it holds, `_wasExpired` where it is so, `_without_until` where it is empty, `_one` and `_other` by
 * `count`; `_erased` where the person was erased.
 */
export const events = {
  shop: {
    changed: 'A setting of the shop was changed.',
    set_up: 'The shop {{name}} was set up.',
    clock_moved: 'The clock of the demo shop was moved to {{to}}.',
  },
  tax_class: { created: 'The tax class {{name}} was made.', changed: 'The tax class {{name}} was changed.' },
  group: {
    created: 'The group {{name}} was added to the catalogue.',
    changed: 'The group {{name}} was changed.',
    deleted: 'The group {{name}} was deleted.',
  },
  package: {
    created: 'The package {{name}} was added to the catalogue.',
    changed: 'The package {{name}} was changed.',
    stock_changed: 'The stock of {{name}} was changed.',
    archived: 'The package {{name}} was archived.',
    restored: 'The package {{name}} was taken out of the archive.',
  },
  coupon: {
    created: 'The coupon {{code}} was made.',
    ended: 'The coupon {{code}} was ended.',
    redeemed: 'The coupon {{code}} took {{off}} off invoice {{invoice}}.',
    returned: 'The coupon {{code}} can be used again: invoice {{invoice}} was not paid.',
    retaken: 'The coupon {{code}} counts as used again: invoice {{invoice}} was paid after all.',
  },
  staff: { added: '{{name}} joined the staff as {{role}}.' },
  user: {
    signed_in: 'Signed in with {{browser}} from {{address}}.',
    signed_in_erased: 'Signed in.',
    sign_in_failed: 'A sign-in with a wrong password failed, with {{browser}} from {{address}}.',
    sign_in_failed_erased: 'A sign-in with a wrong password failed.',
    signed_out: 'Signed out.',
    password_reset_requested: 'A link to choose a new password was asked for.',
    password_reset: 'The password was replaced through a link sent by e-mail.',
    confirmation_requested: 'A link to confirm the e-mail address was sent.',
    email_confirmed: 'The e-mail address {{email}} was confirmed.',
    email_confirmed_erased: 'The e-mail address was confirmed.',
  },
  customer: {
    opened: 'Account {{number}} was opened for {{name}} ({{email}}).',
    opened_erased: 'Account {{number}} was opened.',
    changed: 'The account’s details were changed: {{detail}}.',
  },
  email: {
    sent: 'The email “{{email}}” was sent to {{to}}.',
    sent_erased: 'An email was sent: {{email}}.',
    kept: 'The email “{{email}}” to {{to}} was kept here, since no mail server is set up.',
    kept_erased: 'An email was kept here, since no mail server is set up: {{email}}.',
    held_back: 'An email was held back, since far more than usual were going out: {{email}}.',
    failed: 'An email could not be delivered: {{email}}. Reason: {{reason}}',
    released_one: 'One email that was held back was released.',
    released_other: '{{count}} emails that were held back were released.',
  },
  invoice: {
    issued: 'Invoice {{invoice}} over {{total}} for {{title}} was made at checkout.',
    issued_renewal: 'Invoice {{invoice}} over {{total}} for {{title}} was made for a renewal.',
    issued_instalment: 'Invoice {{invoice}} over {{total}} was issued for a payment schedule.',
    issued_change: 'Invoice {{invoice}} over {{total}} was made to change a purchase to {{title}}.',
    issued_staff: 'Invoice {{invoice}} over {{total}} for {{title}} was made by staff.',
    paid: 'Invoice {{invoice}} over {{total}} for {{title}} was paid.',
    paid_wasFree: 'Invoice {{invoice}} for {{title}} had nothing to pay, so it was marked as paid.',
    not_delivered:
      '{{description}} was paid with invoice {{invoice}}, but it had ended. {{amount}} became account credit.',
    sent_again: 'Invoice {{invoice}} was sent to the customer again.',
    purchase_order_set: 'The purchase order number of invoice {{invoice}} was changed.',
    expired: 'Invoice {{invoice}} for {{title}} expired with {{open}} open.',
    cancelled: 'Invoice {{invoice}} for {{title}} was cancelled. Reason: {{reason}}',
  },
  credit_note: {
    issued: 'Credit note {{creditNote}} over {{total}} was made for invoice {{invoice}}. Reason: {{reason}}',
  },
  credit: {
    received: '{{amount}} paid for invoice {{invoice}} became account credit.',
    applied: '{{amount}} of account credit was used on invoice {{invoice}}.',
    adjusted: '{{amount}} of account credit was given. Reason: {{reason}}',
    adjusted_taken: '{{amount}} of account credit was taken back. Reason: {{reason}}',
  },
  credit_return: {
    started:
      '{{payment}} of account credit, left from the payment of invoice {{invoice}}, is on its way back to {{method}}. Reason: {{reason}}',
    completed:
      '{{payment}} of account credit, left from the payment of invoice {{invoice}}, went back to {{method}}. Reason: {{reason}}',
    failed: '{{payment}} could not be sent back to {{method}} and is account credit again: {{reason}}.',
  },
  payment: {
    started: 'A payment of {{payment}} for invoice {{invoice}} was started with {{method}}.',
    waiting:
      'The payment of {{payment}} for invoice {{invoice}} with {{method}} is waiting for confirmation.',
    waiting_manual: 'Invoice {{invoice}} is to be paid by bank transfer. We are waiting for {{payment}}.',
    approved:
      '{{payment}} for invoice {{invoice}} was paid with {{method}}, approved by {{reviewedBy}} (staff).',
    approved_without_reviewedBy: '{{payment}} for invoice {{invoice}} was paid with {{method}}.',
    recorded:
      '{{payment}} for invoice {{invoice}} came on {{receivedOn}}, {{method}}, reference {{reference}}. Staff wrote it down.',
    recorded_without_reference:
      '{{payment}} for invoice {{invoice}} came on {{receivedOn}}, {{method}}. Staff wrote it down.',
    in_review: 'The payment of {{payment}} for invoice {{invoice}} with {{method}} is in review: {{reason}}.',
    refused:
      'The payment of {{payment}} for invoice {{invoice}} with {{method}} was refused by {{reviewedBy}} (staff): {{reason}}',
    refused_without_reviewedBy:
      'The payment of {{payment}} for invoice {{invoice}} with {{method}} was refused: {{reason}}.',
    failed: 'The payment of {{payment}} for invoice {{invoice}} with {{method}} failed: {{reason}}.',
  },
  refund: {
    started: 'A refund of {{payment}} for invoice {{invoice}} was started. Reason: {{reason}}',
    completed:
      '{{payment}} of the payment for invoice {{invoice}} went back to {{method}}. Reason: {{reason}}',
    failed: 'The refund of {{payment}} for invoice {{invoice}} failed: {{reason}}.',
    followed: 'After the refund, what invoice {{invoice}} had paid for is kept.',
    followed_stop: 'After the refund, what invoice {{invoice}} had paid for is renewed no more.',
    followed_cancel: 'After the refund, what invoice {{invoice}} had paid for ends at once.',
  },
  payment_method: {
    added: '{{method}} was entered as a payment method.',
    entered_again: '{{method}} was entered again.',
    removed: 'The payment method {{method}} was removed.',
    made_default: '{{method}} became the default payment method.',
    updated: 'The payment method {{method}} was updated by its bank.',
    needs_customer: '{{method}} must be confirmed before it can be charged again.',
    dead: '{{method}} cannot be charged any more.',
    usable_again: '{{method}} can be charged again.',
  },
  dispute: {
    opened:
      'The bank disputes {{payment}} of the payment for invoice {{invoice}} with {{method}}: {{reason}}.',
    inquired:
      'The bank asks what {{payment}} of the payment for invoice {{invoice}} with {{method}} was for: {{reason}}.',
    funds_withdrawn:
      'The bank took back {{payment}} for invoice {{invoice}}, and the provider charged a fee of {{fee}}.',
    funds_reinstated: 'The bank returned {{payment}} for invoice {{invoice}}.',
    won: 'The dispute over {{payment}} for invoice {{invoice}} was won.',
    lost: 'The dispute over {{payment}} for invoice {{invoice}} was lost.',
  },
  change: {
    begun: '{{purchase}} becomes {{name}} when invoice {{invoice}} is paid.',
    withdrawn: '{{purchase}} did not become {{name}}: invoice {{invoice}} was left.',
    withdrawn_overtaken:
      '{{purchase}} did not become {{name}}: it was renewed or had ended before invoice {{invoice}} was paid.',
    credited: '{{amount}} of invoice {{invoice}} became account credit.',
  },
  purchase: {
    field_changed: 'What was entered for {{purchase}} was changed.',
    made: '{{purchase}} was bought. It runs until {{expiresOn}}.',
    made_without_expiresOn: '{{purchase}} was bought.',
    changed: '{{before}} became {{purchase}} with invoice {{invoice}}.',
    changed_without_invoice: '{{before}} became {{purchase}}.',
    renewed: '{{purchase}} was renewed from {{from}} to {{to}} with invoice {{invoice}}.',
    renewed_wasExpired:
      '{{purchase}} was brought back with invoice {{invoice}} and runs from {{from}} to {{to}}.',
    expired: '{{purchase}} expired; its term ended on {{expiredOn}}.',
    ended_with_parent: '{{purchase}} ended, with what it belongs to.',
    cancelled: '{{purchase}} was cancelled. Reason: {{reason}}',
    auto_renew_turned_off: 'Automatic renewal of {{purchase}} was turned off. It ends on {{endsOn}}.',
    auto_renew_turned_on: 'Automatic renewal of {{purchase}} was turned on. It renews on {{renewsOn}}.',
    collection_changed: 'Automatic payment of {{purchase}} was switched on.',
    collection_changed_manual: 'Automatic payment of {{purchase}} was switched off.',
  },
  renewal: {
    invoiced: 'Invoice {{invoice}} was made to renew {{purchase}} from {{from}} to {{to}}.',
    withdrawn: 'The unpaid renewal invoice {{invoice}} was withdrawn.',
    charge_tried:
      'Attempt {{attempt}} to charge renewal invoice {{invoice}}. If it fails, the next one is on {{nextTryOn}}. {{skippedTries}}',
    charge_tried_without_nextTryOn:
      'Attempt {{attempt}}, the last one, to charge renewal invoice {{invoice}}. {{skippedTries}}',
    not_charged: 'Renewal invoice {{invoice}} was not charged: {{reason}}. Next try on {{nextTryOn}}.',
    not_charged_without_nextTryOn: 'Renewal invoice {{invoice}} was not charged: {{reason}}.',
    reminded: 'A reminder of renewal invoice {{invoice}} was sent, since it is to be paid by hand.',
  },
  schedule: {
    made: '{{schedule}} is paid in {{count}} instalments, the last on {{lastOn}}.',
    completed: 'All instalments of {{schedule}} are paid.',
    cancelled_one:
      'The rest of {{schedule}} was waived: one instalment does not have to be paid. Reason: {{reason}}',
    cancelled_other:
      'The rest of {{schedule}} was waived: {{count}} instalments do not have to be paid. Reason: {{reason}}',
  },
  instalment: {
    invoiced_one: 'Invoice {{invoice}} was made for instalment {{position}} of {{of}} of {{schedule}}.',
    invoiced_other:
      'Invoice {{invoice}} was made for {{count}} instalments of {{schedule}}, to pay them at once.',
    paid_one: 'Instalment {{position}} of {{of}} of {{schedule}} was paid with invoice {{invoice}}.',
    paid_other: '{{count}} instalments of {{schedule}} were paid at once with invoice {{invoice}}.',
    withdrawn:
      'Invoice {{invoice}} was withdrawn: its instalments of {{schedule}} are put on another invoice.',
    overdue: 'Instalment {{position}} of {{of}} of {{schedule}} was due on {{dueOn}} and is overdue.',
    cancelled: 'Instalment {{position}} of {{of}} of {{schedule}} was waived.',
    charge_tried:
      'Attempt {{attempt}} to charge invoice {{invoice}} of a payment schedule. If it fails, the next one is on {{nextTryOn}}. {{skippedTries}}',
    charge_tried_without_nextTryOn:
      'Attempt {{attempt}}, the last one, to charge invoice {{invoice}} of a payment schedule. {{skippedTries}}',
    not_charged:
      'Invoice {{invoice}} of a payment schedule was not charged: {{reason}}. Next try on {{nextTryOn}}.',
    not_charged_without_nextTryOn: 'Invoice {{invoice}} of a payment schedule was not charged: {{reason}}.',
  },
} as const
