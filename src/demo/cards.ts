/** The sandbox's test cards, by what they do in the stories. */
export const cards = {
  visa: { number: '4242424242424242', cvc: '321' },
  mastercard: { number: '5555555555554444', cvc: '654' },
  amex: { number: '378282246310005', cvc: '4321' },
  jcb: { number: '3566002020360505', cvc: '987' },
  withoutFunds: { number: '4000000000009995', cvc: '111' },
  declined: { number: '4000000000000002', cvc: '222' },
  challenged: { number: '4000002500003155', cvc: '333' },
  reviewed: { number: '4000000000009235', cvc: '444' },
} as const

export type CardName = keyof typeof cards
