export const card = {
  number: 'Card number',
  expiry: 'Expiry date',
  expiryShape: 'MM / YY',
  cvc: 'Security code',
  testCards: 'Cards to try in this test shop',
  testCardsHint: 'Any expiry date in the future and any three digits will do.',
  test: {
    approve: 'goes through',
    decline: 'is declined',
    insufficient_funds: 'has not enough money',
    challenge: 'asks for a confirmation at the bank',
    review: 'goes into review',
    time_out: 'goes through, but the answer is late',
  },
  name: '{{brand}}\u00a0••••\u00a0{{last4}}',
  expires: 'Expires {{month}}/{{year}}',
  bankTransfer: 'Bank transfer',
} as const
