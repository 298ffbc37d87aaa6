import { randomBytes } from 'node:crypto'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import type { TermUnit } from '../kernel/calendar.ts'
import type { InvoiceId, PaymentMethodId } from '../kernel/ids.ts'
import { inState } from '../platform/in-state.ts'
import { type CardName, cards } from './cards.ts'
import { sold } from './catalogue.ts'
import { asCustomer, type Person } from './person.ts'

/** What goes into a cart: a package, by which of its options (the first that fits), and what its fields are filled with, by their labels. */
export type Wish = {
  readonly slug: string
  readonly every?: TermUnit
  /** Paid in instalments instead of at once. */
  readonly inParts?: boolean
  readonly quantity?: number
  readonly fields?: Readonly<Record<string, string>>
}

/** Puts things into a new cart, with a coupon where there is one, and orders them. */
export async function orders(person: Person, wishes: readonly Wish[], code?: string): Promise<InvoiceId> {
  const { carts } = person.runtime.app
  const actor = asCustomer(person)
  const token = randomBytes(32).toString('base64url')
  for (const wish of wishes) await carts.put(actor, { token, ...chosen(person, wish) })
  if (code) await carts.applyCoupon(actor, { token, code })
  const page = present(await carts.page(actor, { token }), 'a cart with something in it')
  return (await carts.checkOut(actor, { token, quote: page.quote.digest, agreed: true })).invoiceId
}

function chosen({ catalogue }: Person, wish: Wish) {
  const { slug, quantity = 1, fields = {} } = wish
  const item = sold(catalogue, slug)
  const option = item.options.find(({ term, instalments }) =>
    wish.inParts ? instalments !== null : !wish.every || term?.unit === wish.every,
  )
  const filled = Object.entries(fields).map(([label, value]) => {
    const field = item.fields.find((each) => each.label === label)
    return [present(field, `the field ${label} of ${slug}`).id, value]
  })
  const optionId = present(option, `an option of ${slug}`).id
  return { packageId: item.id, optionId, quantity, fields: Object.fromEntries(filled) }
}

const validYears = 4

async function addsCard(person: Person, name: CardName): Promise<PaymentMethodId> {
  const { app, clock } = person.runtime
  const expYear = Number(clock.now().slice(0, 4)) + validYears
  const card = { ...cards[name], expMonth: 9, expYear }
  const { id } = await app.methods.addCard(asCustomer(person), { gateway: 'sandbox', card, keep: true })
  person.wallet.set(name, id)
  return id
}

/** Adds a card for renewals to be charged to from now on. */
export async function prefersCard(person: Person, name: CardName): Promise<void> {
  const methodId = await addsCard(person, name)
  await person.runtime.app.methods.makeDefault(asCustomer(person), { methodId })
}

export async function removesCard(person: Person, name: CardName): Promise<void> {
  const methodId = present(person.wallet.get(name), `a kept ${name}`)
  await person.runtime.app.methods.remove(asCustomer(person), { methodId })
}

/** Pays an invoice with a card, which is added if it is new. */
export async function pays(person: Person, invoiceId: InvoiceId, name: CardName): Promise<void> {
  const methodId = person.wallet.get(name) ?? (await addsCard(person, name))
  const asked = { invoiceId, with: { methodId } }
  await person.runtime.app.payments.pay(asCustomer(person), asked)
}

export async function buys(
  person: Person,
  wishes: readonly Wish[],
  card: CardName,
  code?: string,
): Promise<void> {
  await pays(person, await orders(person, wishes, code), card)
}

/** Announces a bank transfer for an invoice. */
export async function transfers(person: Person, invoiceId: InvoiceId): Promise<void> {
  const asked = { invoiceId, with: { gateway: 'manual' } }
  await person.runtime.app.payments.pay(asCustomer(person), asked)
}

/** The newest of a person's invoices that is still to be paid. */
export async function openInvoice(person: Person): Promise<InvoiceId> {
  const row = await person.runtime.database.reader
    .selectFrom('invoices')
    .select('id')
    .where('customer_id', '=', asCustomer(person).customerId)
    .where(inState(isToBePaid, 'status'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id as InvoiceId
}
