import { z } from 'zod'
import { isPaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import type { InvoiceId, PaymentMethodId } from '../kernel/ids.ts'
import { removeMethod } from '../methods/store-method.ts'
import { addCard } from '../payments/add-card.ts'
import type { PayWith } from '../payments/begin-payment.ts'
import { pay } from '../payments/pay.ts'
import type { Payment } from '../payments/payment.ts'
import { isApproved, isWaiting } from '../payments/payment-states.ts'
import { type Call, keyOf } from '../platform/process.ts'
import { type InputProblem, Refused } from '../platform/refused.ts'
import { applyCredit } from './apply-credit.ts'
import { creditToUse, type Due, type PaymentChoice, type PaymentOption } from './payment-choice.ts'

/** What became of paying an invoice, and where it goes on from there. */
export const PayOutcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('paid'), number: z.string() }),
  /** The customer has something to do at their provider first. */
  z.object({ status: z.literal('continue'), number: z.string(), continueUrl: z.string() }),
  /** Not paid yet, or not by this: the invoice's pay page says how it stands. */
  z.object({ status: z.literal('look'), number: z.string() }),
])
export type PayOutcome = z.output<typeof PayOutcome>

/** The steps of whatever pays by a choice. */
export const payingSteps = { applyCredit, addCard, pay, forgetCard: removeMethod }
type Paying = Call<typeof payingSteps>

/** What is paid with, once the card that was entered is stored. */
export type Ready = {
  readonly creditMinor: bigint
  readonly payWith: PayWith | null
  /** A card that was entered now and is to be kept. One that comes to nothing is not. */
  readonly newCard: PaymentMethodId | null
}

type Circumstances = {
  /** What is to be paid and with how much credit: asked for only when credit is to be used. */
  readonly due: () => Promise<Due>
  /** What else is wrong with what was entered, refused together with a missing card. */
  readonly wrongs: readonly InputProblem[]
}

const noCard: InputProblem = { path: ['card'], message: 'form.cardNumber' }

/**
 * Makes a choice ready to pay with. A new card is stored at its gateway here, before anything is ordered, so that a mistyped number
 * is said beside its field; where credit is enough no card is looked at.
 */
export async function ready(
  call: Paying,
  choice: PaymentChoice,
  { due, wrongs }: Circumstances,
): Promise<Ready> {
  const asked = choice.creditAmount === null ? null : await due()
  const creditMinor = asked ? creditToUse(choice, asked) : 0n
  const isCovered = asked !== null && creditMinor === asked.open.minor
  const option = isCovered ? null : choice.option
  const problems = option?.kind === 'card' && !option.card ? [...wrongs, noCard] : wrongs
  if (problems.length > 0) throw new Refused('invalid_input', {}, problems)
  if (!option) return { creditMinor, payWith: null, newCard: null }
  return { creditMinor, ...(await payWithOf(call, option)) }
}

async function payWithOf(
  { actor, steps }: Paying,
  option: PaymentOption,
): Promise<Omit<Ready, 'creditMinor'>> {
  if (option.kind === 'stored') return { payWith: { methodId: option.methodId }, newCard: null }
  if (option.kind === 'manual') return { payWith: { gateway: option.gateway }, newCard: null }
  const { gateway, card, keep } = option
  const entered = { gateway, card: present(card, 'the card'), keep, isProvisional: keep }
  const { id, isNew } = await steps.addCard(actor, entered)
  return { payWith: { methodId: id }, newCard: keep && isNew ? id : null }
}

type ToPay = {
  readonly invoiceId: InvoiceId
  readonly number: string
  /** It has expired: nothing is put on it before all of it is there. */
  readonly isPaidWholly: boolean
}

/**
 * Pays an invoice, credit first. The idempotency key of the call stands for one press of the button, so that pressing twice does not
 * use credit twice. A new card that this payment does not need, or that does not work, is not kept.
 */
export async function payWithChoice(
  call: Paying,
  { invoiceId, number, isPaidWholly }: ToPay,
  { creditMinor, payWith, newCard }: Ready,
): Promise<PayOutcome> {
  const { actor, steps, options } = call
  return forgettingCard(call, newCard, async (forget) => {
    // What comes from credit is used together with the payment, when that has come.
    const together = isPaidWholly && payWith !== null
    if (creditMinor > 0n && !together) {
      const applied = { invoiceId, amountMinor: String(creditMinor) }
      const after = await steps.applyCredit(actor, applied, keyOf(options))
      if (isPaid(after)) {
        await forget()
        return { status: 'paid', number }
      }
    }
    if (!payWith) return { status: 'look', number }
    const fromCreditMinor = together ? String(creditMinor) : '0'
    const payment = await steps.pay(actor, { invoiceId, with: payWith, fromCreditMinor })
    // What fails takes the card with it by itself.
    if (payment.methodId !== newCard) await forget()
    return outcomeOf(payment, number)
  })
}

/** Runs something that needs a new card, which is forgotten when that is refused, or `forget` is called. */
export async function forgettingCard<T>(
  { actor, steps }: Paying,
  newCard: PaymentMethodId | null,
  run: (forget: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const forget = async () => {
    if (newCard) await steps.forgetCard(actor, { methodId: newCard })
  }
  try {
    return await run(forget)
  } catch (error) {
    if (error instanceof Refused) await forget()
    throw error
  }
}

/** Where it goes on from a payment as it stands. */
export function outcomeOf(payment: Payment, number: string): PayOutcome {
  const { continueUrl } = payment
  if (isApproved(payment)) return { status: 'paid', number }
  if (isWaiting(payment) && continueUrl) return { status: 'continue', number, continueUrl }
  return { status: 'look', number }
}
