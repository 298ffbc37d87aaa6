import { present } from '../src/kernel/assert.ts'
import { type Buyer, type Cast, inTurn } from './data-set/cast.ts'
import { type Answer, type Connection, get, openConnection, post } from './measure/connection.ts'
import { perform } from './measure/in-process.ts'
import { doTimes } from './measure/keep-going.ts'
import type { Measured } from './measure/measured.ts'

export type ShopTask = {
  readonly port: number
  readonly cast: Cast
  readonly connections: number
  readonly checkouts: number
}

/** Orders and pays at a running server, as a browser without script does: two forms sent, two pages looked at. */
async function shop({ port, cast, connections: count, checkouts }: ShopTask): Promise<Measured> {
  const opened = Array.from({ length: count }, () => openConnection(port))
  const connections = await Promise.all(opened)
  const next = inTurn(cast.buyers)
  const checkOut = async (lane: number) => {
    const connection = present(connections[lane], 'a connection')
    await buy({ connection, port }, next(lane), cast.ordered)
  }
  const times = Math.ceil(checkouts / count)
  const result = await doTimes(checkOut, { connections: count, times })
  for (const connection of connections) connection.close()
  return result
}

type Till = { readonly connection: Connection; readonly port: number }

async function buy({ connection, port }: Till, buyer: Buyer, ordered: Cast['ordered']): Promise<void> {
  const session = buyer.session.cookie
  const { packageId, optionId, fieldId, slug } = ordered
  const choice = { packageId, optionId, quantity: '1', [`fields.${fieldId}`]: 'adler.example' }
  const put = await connection.ask(
    post(`/store/${slug}`, port, { cookie: session }, new URLSearchParams(choice)),
  )
  const cart = found(put, /set-cookie: (clientele_cart=[^;]+)/i, 302)
  const cookie = `${session}; ${cart}; clientele_cart_count=1`
  expect(await connection.ask(get('/cart', port, { cookie })), 200)
  const checkout = await connection.ask(get('/checkout', port, { cookie }))
  const quote = found(checkout, /name="quote" value="([0-9a-f]{64})"/, 200)
  const order = { intent: 'order', quote, option: `method-${buyer.methodId}` }
  const form = new URLSearchParams({ ...order, ...noNewCard })
  const paid = await connection.ask(post('/checkout', port, { cookie }, form))
  found(paid, /location: \/account\/invoices\/([^?]+)\?paid/i, 303)
}

/** The folded part of the form, which a browser sends too. */
const noNewCard = { 'card.number': '', 'card.expiry': '', 'card.cvc': '' }

function found(answer: Answer, pattern: RegExp, status: number): string {
  expect(answer, status)
  const match = pattern.exec(`${answer.head}\n${answer.body.toString('utf8')}`)
  return present(match?.[1], `${pattern} in an answer`)
}

function expect(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`A step of the checkout was answered with ${answer.status}:\n${answer.head}`)
}

await perform(shop)
