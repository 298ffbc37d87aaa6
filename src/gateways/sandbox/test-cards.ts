/** What a stored method does when it is charged. */
export type Behaviour =
  | 'approve'
  | 'decline'
  | 'insufficient_funds'
  | 'expired_card'
  /** Leaves to the provider's page, where Approve approves. */
  | 'challenge'
  /** Leaves to the provider's page, and is declined even after Approve. */
  | 'challenge_then_decline'
  /** Waits for a person to look at it. */
  | 'review'
  /** Is approved at once, but the answer takes its time. */
  | 'slow'
  /** Is approved, but the answer never comes. */
  | 'time_out'
  /** Is approved, and disputed a minute later. */
  | 'dispute'
  /** The same, and the bank decides for the shop ten days later. */
  | 'dispute_won'
  /** Is approved, and a minute later the bank asks what it was for, which moves nothing. */
  | 'inquiry'
  /** A debit of a bank account: known to have come after three days. */
  | 'debit'
  /** A debit that turns out after three days not to be covered. */
  | 'debit_refused'
  /** A debit that came, and falls back seventeen days later. */
  | 'debit_falls_back'

export type TestCard = { readonly brand: string; readonly behaviour: Behaviour }

/**
 * The only numbers that the sandbox takes, as Stripe's testing page has them where Stripe has a card for the purpose.
 * 6975 and 0119 are declined there (too often, processing error); here they stand for a provider in trouble.
 */
export const testCards: Readonly<Record<string, TestCard>> = {
  '4242424242424242': { brand: 'visa', behaviour: 'approve' },
  '4000056655665556': { brand: 'visa', behaviour: 'approve' },
  '5555555555554444': { brand: 'mastercard', behaviour: 'approve' },
  '2223003122003222': { brand: 'mastercard', behaviour: 'approve' },
  '5200828282828210': { brand: 'mastercard', behaviour: 'approve' },
  '5105105105105100': { brand: 'mastercard', behaviour: 'approve' },
  '378282246310005': { brand: 'amex', behaviour: 'approve' },
  '371449635398431': { brand: 'amex', behaviour: 'approve' },
  '6011111111111117': { brand: 'discover', behaviour: 'approve' },
  '3056930009020004': { brand: 'diners', behaviour: 'approve' },
  '36227206271667': { brand: 'diners', behaviour: 'approve' },
  '3566002020360505': { brand: 'jcb', behaviour: 'approve' },
  '6200000000000005': { brand: 'unionpay', behaviour: 'approve' },
  '4000000000000002': { brand: 'visa', behaviour: 'decline' },
  '4000000000009995': { brand: 'visa', behaviour: 'insufficient_funds' },
  '4000000000000069': { brand: 'visa', behaviour: 'expired_card' },
  '4000002500003155': { brand: 'visa', behaviour: 'challenge' },
  '4000002760003184': { brand: 'visa', behaviour: 'challenge' },
  '4000008400001629': { brand: 'visa', behaviour: 'challenge_then_decline' },
  '4000000000009235': { brand: 'visa', behaviour: 'review' },
  '4000000000006975': { brand: 'visa', behaviour: 'slow' },
  '4000000000000119': { brand: 'visa', behaviour: 'time_out' },
  '4000000000000259': { brand: 'visa', behaviour: 'dispute' },
  '4000000000002685': { brand: 'visa', behaviour: 'dispute_won' },
  '4000000000001976': { brand: 'visa', behaviour: 'inquiry' },
}

/** Bank accounts to debit, with the numbers that Stripe's testing page has for the purpose. */
export const testAccounts: Readonly<Record<string, Behaviour>> = {
  DE89370400440532013000: 'debit',
  DE62370400440532013001: 'debit_refused',
  DE35370400440532013002: 'debit_falls_back',
}
