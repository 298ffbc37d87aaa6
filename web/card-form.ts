import { z } from 'zod'
import type { CardInput } from '../src/payments/gateway.ts'
import type { InputProblem, Refused } from '../src/platform/refused.ts'

// Where no sign stands between them, the year's digits are the last two or four.
const monthAndYear = /^(\d{1,2})\s{0,4}[/.-]?\s{0,4}(\d{2}|\d{4})$/

/**
 * What {@link CardFields} sends, under `card.*`: names that are never shown again. Answers with what a gateway wants. Whether
 * it is a card at all is for the gateway to say.
 */
export const CardForm = z
  .object({
    number: z.string().trim().min(1).max(40),
    expiry: z.string().trim().min(1).max(20, 'form.cardExpiry').regex(monthAndYear, 'form.cardExpiry'),
    cvc: z.string().trim().min(1).max(6),
  })
  .transform(({ number, expiry, cvc }): CardInput => {
    const [, month, year] = monthAndYear.exec(expiry) ?? []
    const expYear = Number(year) + (year?.length === 2 ? 2000 : 0)
    return { number, expMonth: Number(month), expYear, cvc }
  })

const problems: Record<'number' | 'expiry' | 'cvc', InputProblem> = {
  number: { path: ['card', 'number'], message: 'form.cardNumber' },
  expiry: { path: ['card', 'expiry'], message: 'form.cardExpiry' },
  cvc: { path: ['card', 'cvc'], message: 'form.cardCvc' },
}

/** Runs what stores a card inside `submitted`; what the gateway finds wrong with it stands beside its field. */
export async function withCard<T>(shop: () => Promise<T>): Promise<T> {
  try {
    return await shop()
  } catch (error) {
    if (!isCardRejected(error)) throw error
    const refused: Pick<Refused, 'name' | 'code' | 'details' | 'problems'> = {
      name: 'Refused',
      code: 'invalid_input',
      details: {},
      problems: [problems[error.field]],
    }
    throw Object.assign(new Error('the card was not accepted'), refused)
  }
}

// The class is the server's, whose copy the pages do not have.
function isCardRejected(error: unknown): error is { field: keyof typeof problems } {
  return error instanceof Error && error.name === 'CardRejected' && 'field' in error
}
