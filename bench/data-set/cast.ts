import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { cookiePrefix } from '../../src/identity/auth.ts'
import { present } from '../../src/kernel/assert.ts'
import { type Instant, instant } from '../../src/kernel/calendar.ts'
import type { Sold } from './catalogue.ts'
import { createRows, type Rows } from './rows.ts'
import type { Story } from './story.ts'

/** A customer who is signed in, with the card that they keep. */
export type Buyer = {
  readonly userId: string
  readonly customerId: string
  readonly methodId: string
  readonly session: Session
}

export type Session = { readonly token: string; readonly cookie: string }

/** What is put into the cart. */
export type Ordered = {
  readonly packageId: string
  readonly optionId: string
  readonly fieldId: string
  readonly slug: string
  readonly taxClassId: string
}

/** Those whom the bench acts as, and what they look for. Plain JSON, because other processes are given it. */
export type Cast = {
  /** Customers with sixty invoices each. */
  readonly largest: readonly Buyer[]
  /** Customers like most, who order. So many that each of them owns a few things at the end, as people do. */
  readonly buyers: readonly Buyer[]
  /** In whose names the floors write: the histories of the others stay as the product wrote them. */
  readonly floorBuyers: readonly Buyer[]
  /** A member of staff who may do everything. */
  readonly staff: Session
  /** Whose pages staff look at: one large customer for four others. */
  readonly customerIds: readonly string[]
  /** What staff type into the search: names, email addresses, numbers of customers and of invoices. */
  readonly searches: readonly string[]
  readonly ordered: Ordered
}

/** Who orders next on a lane: nobody orders on two lanes at once. */
export function inTurn(buyers: readonly Buyer[]): (lane: number) => Buyer {
  const turns: number[] = []
  const laps = Math.floor(buyers.length / mostLanes)
  return (lane) => {
    const turn = turns[lane] ?? 0
    turns[lane] = turn + 1
    return present(buyers[lane + (turn % laps) * mostLanes], 'a buyer')
  }
}

type Given = {
  readonly stories: readonly Story[]
  readonly sold: Sold
  readonly secret: string
  readonly at: Instant
}

/** Signs in those whom the bench acts as. */
export async function addCast(client: pg.Client, { stories, sold, secret, at }: Given): Promise<Cast> {
  const rows = createRows()
  const signIn = (userId: string) => addSession(rows, { userId, at, secret })
  const buyerOf = ({ owner: { userId, customerId, methodId } }: Story): Buyer => ({
    userId,
    customerId,
    methodId,
    session: signIn(userId),
  })
  const large = stories.filter(hasMany)
  const small = stories.filter((story) => !hasMany(story))
  const largest = spread(large, 40).map(buyerOf)
  const ordering = spread(small, 1_600).map(buyerOf)
  const staff = signIn(addStaffUser(rows, at))
  await rows.write(client)
  await client.query(`insert into staff select $1, id, $2 from roles where name = 'Owner'`, [staffUserId, at])
  const seen = [...spread(large, 40), ...spread(small, 160)]
  return {
    largest,
    buyers: ordering.slice(mostLanes),
    floorBuyers: ordering.slice(0, mostLanes),
    staff,
    ordered: orderedOf(sold),
    customerIds: seen.map(({ owner }) => owner.customerId),
    searches: seen.map(searchFor),
  }
}

/** The most connections at once that anything is measured with. */
const mostLanes = 64

function hasMany({ recorded }: Story): boolean {
  return recorded.length > 300
}

/** `count` of a list, at equal distances. */
function spread<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(list.length / count))
  return list.filter((_, at) => at % step === 0).slice(0, count)
}

const staffUserId = '018f0000-0000-7000-8000-000000000002'

function addStaffUser(rows: Rows, at: Instant): string {
  rows.add('users', {
    id: staffUserId,
    name: 'Stella Bench',
    email: 'stella@bench.example.com',
    email_verified: true,
    image: null,
    created_at: at,
    updated_at: at,
  })
  return staffUserId
}

const aMonthMs = 30 * 86_400_000

/** A session as better-auth writes it, with the cookie that a browser would send. */
function addSession(
  rows: Rows,
  { userId, at, secret }: { userId: string; at: Instant; secret: string },
): Session {
  const token = createHmac('sha256', secret).update(`session of ${userId}`).digest('hex').slice(0, 32)
  rows.add('sessions', {
    id: crypto.randomUUID(),
    user_id: userId,
    token,
    expires_at: instant(Date.parse(at) + aMonthMs),
    created_at: at,
    updated_at: at,
  })
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return { token, cookie: `${cookiePrefix}.session_token=${encodeURIComponent(`${token}.${signature}`)}` }
}

function orderedOf({ item }: Sold): Ordered {
  const option = present(item.options[0], 'an option')
  const field = present(item.fields[0], 'a field')
  return {
    packageId: item.id,
    optionId: option.id,
    fieldId: field.id,
    slug: item.slug,
    taxClassId: item.taxClassId,
  }
}

/** By turns a family name, a whole name, an email address, a customer's number, an invoice's number. */
function searchFor({ owner, recorded }: Story, at: number): string {
  const issued = recorded.find(({ event }) => event.type === 'invoice.issued')?.event
  const number = issued?.type === 'invoice.issued' ? issued.invoice.number : String(owner.number)
  const family = present(owner.name.split(' ')[1], 'a family name')
  return present([family, owner.name, owner.email, String(owner.number), number][at % 5], 'a search')
}
