import type { CompiledQuery } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { CustomerId } from '../kernel/ids.ts'
import type { Transaction } from './database.ts'

/** The emails there are, with what their words need. Slices add theirs by augmenting this interface. */
// biome-ignore lint/suspicious/noEmptyInterface: slices fill it
export interface EmailCatalogue {}
export type EmailTemplate = keyof EmailCatalogue & string

/** An email to be sent once: `subjectId` and `occasion` say what for, and the same again is not sent again. */
export type NewEmail = {
  [T in EmailTemplate]: {
    template: T
    content: EmailCatalogue[T]
    subjectId: string
    occasion: string
    recipient: string
    customerId: CustomerId | null
    locale: string
  }
}[EmailTemplate]

type Recipient = { readonly email: string; readonly locale: string }

/** Whom an email to a customer goes to, and in which language. */
export function addressedTo({ customerId, recipient }: { customerId: CustomerId; recipient: Recipient }) {
  return { customerId, recipient: recipient.email, locale: recipient.locale }
}

/** The statement that writes emails and the jobs that deliver them. One that was written before, for the same occasion, is left out. */
export type QueueEmails = (
  trx: Transaction,
  emails: readonly NewEmail[],
  by: { at: Instant; newId: () => string; cause: string },
) => CompiledQuery
