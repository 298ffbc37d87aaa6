import { type RawBuilder, sql } from 'kysely'
import type { CustomerId, PaymentMethodId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { lockTaken } from '../platform/locks.ts'
import { isUsable } from './method-states.ts'
import type { PaymentMethod } from './payment-method.ts'

const columns = sql`id, customer_id as "customerId", gateway, token, kind, label, status,
  exp_month as "expMonth", exp_year as "expYear", is_default as "isDefault", is_provisional as "isProvisional", fingerprint, removed_at is not null as "isRemoved"`

/** A method of this customer by its id, also one that was removed or never kept: an attempt under way may need it. */
export async function findMethod(
  reader: Reader,
  customerId: CustomerId,
  id: PaymentMethodId,
): Promise<PaymentMethod | undefined> {
  const { rows } = await sql<PaymentMethod>`
    select ${columns} from payment_methods where id = ${id} and customer_id = ${customerId}`.execute(reader)
  return rows[0]
}

/** The stored methods of a customer, the default first. */
export async function methodsOf(reader: Reader, customerId: CustomerId): Promise<PaymentMethod[]> {
  const { rows } = await sql<PaymentMethod>`
    select ${columns} from payment_methods where customer_id = ${customerId} and removed_at is null
    order by is_default desc, id desc limit 50`.execute(reader)
  return rows
}

/** The method that is charged by itself: the default, or the newest of the others where that cannot be charged any more. */
export async function methodToCharge(
  reader: Reader,
  customerId: CustomerId,
): Promise<PaymentMethod | undefined> {
  const { rows } = await sql<PaymentMethod>`select ${columns} ${chargedFirst(sql`${customerId}`)}`.execute(
    reader,
  )
  return rows[0]
}

/** The same as a row for pages, null where nothing can be charged: a subquery over the customer with this id. */
export function methodToShow(customerId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select json_build_object('label', label) ${chargedFirst(customerId)})`
}

/** The same with the gateway that charges it. */
export function methodRow(customerId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select json_build_object('label', label, 'gateway', gateway) ${chargedFirst(customerId)})`
}

function chargedFirst(customerId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from payment_methods where customer_id = ${customerId} and removed_at is null and ${inState(isUsable, 'status')}
    order by is_default desc, id desc limit 1`
}

/** Locks a method by what its gateway calls it. */
export async function lockMethodByToken(
  trx: Transaction,
  { gateway, token }: { gateway: string; token: string },
): Promise<PaymentMethod | undefined> {
  const { rows } = await sql<PaymentMethod>`
    select ${columns} from payment_methods where gateway = ${gateway} and token = ${token} for update`.execute(
    trx,
  )
  const [method] = rows
  if (method) lockTaken(trx, 'method', [method.id])
  return method
}

/** Locks the method that is kept of this card or account, whatever its token. */
export async function lockMethodByFingerprint(
  trx: Transaction,
  { customerId, gateway, fingerprint }: Pick<PaymentMethod, 'customerId' | 'gateway' | 'fingerprint'>,
): Promise<PaymentMethod | undefined> {
  if (fingerprint === null) return undefined
  const { rows } = await sql<PaymentMethod>`select ${columns} from payment_methods
    where customer_id = ${customerId} and gateway = ${gateway} and fingerprint = ${fingerprint} and removed_at is null
    for update`.execute(trx)
  const [method] = rows
  if (method) lockTaken(trx, 'method', [method.id])
  return method
}

/** Saves what changes of a method in its life: its provider renews it, or it is entered again. */
export async function saveMethod(trx: Transaction, method: PaymentMethod): Promise<void> {
  await trx
    .updateTable('payment_methods')
    .set({
      token: method.token,
      label: method.label,
      status: method.status,
      exp_month: method.expMonth,
      exp_year: method.expYear,
    })
    .where('id', '=', method.id)
    .execute()
}

export async function insertMethod(trx: Transaction, method: PaymentMethod, now: string): Promise<void> {
  await trx
    .insertInto('payment_methods')
    .values({
      id: method.id,
      gateway: method.gateway,
      token: method.token,
      kind: method.kind,
      label: method.label,
      status: method.status,
      customer_id: method.customerId,
      exp_month: method.expMonth,
      exp_year: method.expYear,
      is_default: method.isDefault,
      is_provisional: method.isProvisional,
      fingerprint: method.fingerprint,
      created_at: now,
      removed_at: method.isRemoved ? now : null,
    })
    .execute()
}

/** Makes one method the default and no other. Null: none is. */
export async function setDefaultMethod(
  trx: Transaction,
  customerId: CustomerId,
  id: PaymentMethodId | null,
): Promise<void> {
  await trx
    .updateTable('payment_methods')
    .set({ is_default: false })
    .where('customer_id', '=', customerId)
    .where('is_default', '=', true)
    .execute()
  if (id) await trx.updateTable('payment_methods').set({ is_default: true }).where('id', '=', id).execute()
}

export async function removeMethodRow(trx: Transaction, id: PaymentMethodId, now: string): Promise<void> {
  await trx
    .updateTable('payment_methods')
    .set({ removed_at: now, is_default: false })
    .where('id', '=', id)
    .execute()
}
