/**
 * What happened together, in one sentence of its own: it mentions the fields of the events that it needs (`web/ui/events/stories.ts`). Other
 * stories are called by the sentence of the one event that tells most.
 */
export const stories = {
  bought: 'Bought {{purchase}}: invoice {{invoice}}, {{payment}} from {{method}}.',
  boughtAfterReview:
    'Bought {{purchase}}, after {{reviewedBy}} (staff) approved it: invoice {{invoice}}, {{payment}} from {{method}}.',
  boughtWithCredit: 'Bought {{purchase}}: invoice {{invoice}}, {{amount}} of account credit.',
  renewed: 'Renewed {{purchase}} until {{to}}: invoice {{invoice}}, {{payment}} from {{method}}.',
  renewedWithCredit: 'Renewed {{purchase}} until {{to}}: invoice {{invoice}}, {{amount}} of account credit.',
  instalmentPaid: 'Paid an instalment of {{schedule}}: invoice {{invoice}}, {{payment}} from {{method}}.',
  invoicePaid: 'Paid invoice {{invoice}}: {{payment}} from {{method}}.',
  refunded: 'Refunded {{payment}} of invoice {{invoice}} to {{method}}: {{reason}}',
} as const
