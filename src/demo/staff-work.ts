import { sql } from 'kysely'
import { present } from '../kernel/assert.ts'
import type { PaymentId } from '../kernel/ids.ts'
import { isApproved, isWaiting } from '../payments/payment-states.ts'
import type { Actor } from '../platform/actor.ts'
import { inState } from '../platform/in-state.ts'
import { sold } from './catalogue.ts'
import { asCustomer, type Person } from './person.ts'

/** The money of a bank transfer has come. */
export async function confirmsTransfer(staff: Actor, person: Person): Promise<void> {
  const { customerId } = asCustomer(person)
  const waiting = await person.runtime.database.reader
    .selectFrom('payments')
    .select('id')
    .where('customer_id', '=', customerId)
    .where(inState(isWaiting, 'status'))
    .executeTakeFirstOrThrow()
  await person.runtime.app.payments.review(staff, { paymentId: waiting.id as PaymentId, verdict: 'accept' })
}

/** Gives back, in full, what was paid for the newest order of a package. */
export async function refunds(staff: Actor, person: Person, slug: string, reason: string): Promise<void> {
  const { customerId } = asCustomer(person)
  const { rows } = await sql<{ paymentId: PaymentId; amountMinor: string }>`
    select t.id as "paymentId", t.amount_minor::text as "amountMinor" from payments t
    join payment_invoices part on part.payment_id = t.id
    join invoice_lines l on l.invoice_id = part.invoice_id
    where t.customer_id = ${customerId} and ${inState(isApproved, 't.status')} and l.kind = 'purchase'
      and l.description = ${sold(person.catalogue, slug).name}
    order by t.id desc limit 1`.execute(person.runtime.database.reader)
  const paid = present(rows[0], `a payment for ${slug}`)
  await person.runtime.app.refunds.make(staff, { ...paid, reason })
}

/** Gives credit in the customer's currency, in minor units. */
export async function givesCredit(
  staff: Actor,
  person: Person,
  amountMinor: bigint,
  reason: string,
): Promise<void> {
  const { customerId } = asCustomer(person)
  const { currency } = person.persona
  await person.runtime.app.credit.adjust(staff, {
    customerId,
    currency,
    amountMinor: String(amountMinor),
    reason,
  })
}
