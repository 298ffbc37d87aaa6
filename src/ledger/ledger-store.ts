import { type RawBuilder, sql } from 'kysely'
import { present } from '../kernel/assert.ts'
import type { CustomerId, InvoiceId, PaymentId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import { type Money, money } from '../kernel/money.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'
import { type Account, adjustment, creditHolder, revenue } from './account.ts'
import { assertBalanced, type Journal } from './journal.ts'

/**
 * Writes journals with their postings, and moves the cached credit balances with them, in one statement. Whoever has locked purchases or
 * schedules by then has locked the credit before.
 */
export async function postJournals(
  trx: Transaction,
  journals: readonly Journal[],
  by: { at: string; newId: () => string },
): Promise<void> {
  for (const journal of journals) assertBalanced(journal)
  const rows = journals.map(({ postings, ...journal }) => ({ ...journal, id: by.newId(), postings }))
  const postings = rows.flatMap(({ id, customerId, postings }) =>
    postings.map(({ account, amount }, line) => ({ journalId: id, line, customerId, account, ...amount })),
  )
  const written = sql`
    with journal as (
      insert into journals (id, at, kind, customer_id, invoice_id, payment_id, reason)
      select id, ${by.at}::timestamptz, kind, "customerId", "invoiceId", "paymentId", reason
      from jsonb_to_recordset(${canonical(rows)}::jsonb)
        as row(id uuid, kind text, "customerId" uuid, "invoiceId" uuid, "paymentId" uuid, reason text)
    ), posting as (
      insert into postings (journal_id, line, customer_id, account, currency, amount_minor)
      select "journalId", line, "customerId", account, currency, minor
      from jsonb_to_recordset(${canonical(postings)}::jsonb)
        as row("journalId" uuid, line smallint, "customerId" uuid, account text, currency text, minor bigint)
    )`
  const credit = creditMoved(journals)
  if (credit.length === 0) {
    await sql`${written} select`.execute(trx)
    return
  }
  // A row that takes away cannot go by way of an insert: its check would refuse the negative amount before the conflict.
  await sql`${written}, moved as (
      select "customerId", currency, minor
      from jsonb_to_recordset(${canonical(credit)}::jsonb) as row("customerId" uuid, currency text, minor bigint)
    ), taken as (
      update credit_balances balance set balance_minor = balance.balance_minor + minor from moved
      where minor < 0 and balance.customer_id = "customerId" and balance.currency = moved.currency
      returning balance.customer_id, balance.currency
    )
    insert into credit_balances as balance (customer_id, currency, balance_minor)
    select "customerId", currency, minor from moved
    where ("customerId", currency) not in (select customer_id, currency from taken) order by "customerId", currency
    on conflict (customer_id, currency) do update set balance_minor = balance.balance_minor + excluded.balance_minor
  `.execute(trx)
  lockTaken(trx, 'credit', credit.map(creditKey).sort())
}

function creditKey({ customerId, currency }: { customerId: CustomerId; currency: string }): string {
  return `${customerId} ${currency}`
}

type CreditMove = { customerId: CustomerId; currency: string; minor: bigint }

/** A customer's credit is a liability: a negative posting is more of it. */
function creditMoved(journals: readonly Journal[]): CreditMove[] {
  const moves = new Map<string, CreditMove>()
  for (const { account, amount } of journals.flatMap((journal) => journal.postings)) {
    const customerId = creditHolder(account)
    if (!customerId) continue
    const key = creditKey({ customerId, currency: amount.currency })
    const before = moves.get(key)?.minor ?? 0n
    moves.set(key, { customerId, currency: amount.currency, minor: before - amount.minor })
  }
  return [...moves.values()].filter((move) => move.minor !== 0n)
}

/**
 * What a customer holds in a currency; the row is locked until the transaction ends. One that is missing is made, so that there is
 * something to lock; as it holds nothing that is no change, and nobody who watches for changes is told of it.
 */
export async function lockCredit(trx: Transaction, customerId: CustomerId, currency: string): Promise<Money> {
  const { rows } = await sql<{ minor: bigint }>`
    insert into credit_balances as balance (customer_id, currency, balance_minor) values (${customerId}, ${currency}, 0)
    on conflict (customer_id, currency) do update set balance_minor = balance.balance_minor
    returning balance_minor as minor`.execute(trx.withoutPlugins())
  lockTaken(trx, 'credit', [creditKey({ customerId, currency })])
  return money(present(rows[0], 'the row that is locked').minor, currency)
}

/** Within another statement, when how much credit was used on an invoice, as JSON. */
export const creditUsedRows = (invoiceId: InvoiceId) =>
  sql`(select coalesce(json_agg(json_build_object('at', j.at, 'amountMinor', p.amount_minor::text) order by j.id), '[]')
    from journals j join postings p on p.journal_id = j.id and p.account = 'credit/' || j.customer_id
    where j.invoice_id = ${invoiceId} and j.kind = 'credit_applied')`

/** Every balance of a customer that is not zero. */
export async function creditOf(reader: Reader, customerId: CustomerId): Promise<Money[]> {
  const rows = await reader
    .selectFrom('credit_balances')
    .select(['currency', 'balance_minor'])
    .where('customer_id', '=', customerId)
    .where('balance_minor', '>', 0n)
    .orderBy('currency')
    .execute()
  return rows.map((row) => money(row.balance_minor, row.currency))
}

type OfPayment = { readonly paymentId: RawBuilder<unknown>; readonly invoiceId: RawBuilder<unknown> }

/** What the invoice of journal `j` held then was let go later: it expired, or was cancelled. */
const wasLetGo = sql`exists (select from journals later
  where later.invoice_id = j.invoice_id and later.kind = 'invoice_money_to_credit' and later.id > j.id)`

/** That posting `p` of journal `j` brought money of a payment to an invoice. */
const broughtToInvoice = sql`(j.kind = 'payment_received' and p.account = 'invoice/' || j.invoice_id)`

/** Within another statement, the postings that say what of a payment (`p`, of journal `j`) is still with an invoice: negative, as it has it. */
function postingsWithInvoice({ paymentId, invoiceId }: OfPayment): RawBuilder<unknown> {
  return sql`journals j join postings p on p.journal_id = j.id
    where j.invoice_id = ${invoiceId} and j.payment_id = ${paymentId} and (
      ${broughtToInvoice} and not ${wasLetGo}
      or j.kind in ('refund', 'dispute_lost') and (p.account = ${revenue} or p.account like 'tax/%'))`
}

/**
 * Within another statement, what of a payment became its customer's credit by way of an invoice that did not need it or let it go,
 * without what was given back of that; in minor units, null for nothing. Whether the credit is still there is another question.
 */
export function moneyAsCredit({ paymentId, invoiceId }: OfPayment): RawBuilder<unknown> {
  return sql`(select -sum(p.amount_minor)::bigint from journals j join postings p on p.journal_id = j.id
    where j.invoice_id = ${invoiceId} and j.payment_id = ${paymentId}
      and (p.account = 'credit/' || j.customer_id or ${broughtToInvoice} and ${wasLetGo}))`
}

/** The same by itself. */
export async function findMoneyAsCredit(
  reader: Reader,
  { paymentId, invoiceId }: { paymentId: PaymentId; invoiceId: InvoiceId },
): Promise<bigint> {
  const of = { paymentId: sql`${paymentId}::uuid`, invoiceId: sql`${invoiceId}::uuid` }
  const { rows } = await sql<{ minor: bigint }>`select coalesce(${moneyAsCredit(of)}, 0) as minor`.execute(
    reader,
  )
  return rows[0]?.minor ?? 0n
}

/** Within another statement, {@link moneyWithInvoices} of one invoice; null where the payment brought it nothing. */
export function moneyWithInvoice(of: OfPayment): RawBuilder<unknown> {
  return sql`(select -sum(p.amount_minor)::bigint from ${postingsWithInvoice(of)})`
}

/**
 * What of a payment is still with each of these invoices, in minor units, by the books: what it brought, without what was given back or
 * lost of it. Money that an invoice did not need is not with it, but the customer's credit.
 */
export async function moneyWithInvoices(
  reader: Reader,
  { paymentId, invoiceIds }: { paymentId: PaymentId; invoiceIds: readonly InvoiceId[] },
): Promise<ReadonlyMap<InvoiceId, bigint>> {
  const of = { paymentId: sql`${paymentId}::uuid`, invoiceId: sql`any(${[...invoiceIds]}::uuid[])` }
  const { rows } = await sql<{ invoiceId: InvoiceId; minor: bigint }>`
    select j.invoice_id as "invoiceId", -sum(p.amount_minor)::bigint as minor
    from ${postingsWithInvoice(of)} group by j.invoice_id`.execute(reader)
  return new Map(rows.map(({ invoiceId, minor }) => [invoiceId, minor]))
}

/** What of the money that went to an account was the shop's loss, in minor units: nobody else had it to give. */
export async function lossOf(reader: Reader, account: Account): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(loss.amount_minor), 0)::bigint as minor from postings loss
    where loss.account = ${adjustment} and loss.journal_id in (select journal_id from postings where account = ${account})`.execute(
    reader,
  )
  return rows[0]?.minor ?? 0n
}
