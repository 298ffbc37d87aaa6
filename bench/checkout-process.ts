import { randomBytes } from 'node:crypto'
import type { App } from '../src/app.ts'
import { present } from '../src/kernel/assert.ts'
import type {
  CustomerId,
  InvoiceId,
  OptionId,
  PackageId,
  PaymentMethodId,
  UserId,
} from '../src/kernel/ids.ts'
import type { Actor } from '../src/platform/actor.ts'
import { createLog } from '../src/platform/log.ts'
import { createRuntime } from '../src/runtime.ts'
import { type Buyer, type Cast, inTurn } from './data-set/cast.ts'
import { poolSize } from './floors/plain-sql.ts'
import { perform } from './measure/in-process.ts'
import { doTimes, keepGoing, type Pace, warmedUp } from './measure/keep-going.ts'
import type { Measured } from './measure/measured.ts'

export type CheckoutTask = {
  readonly what: 'checkout' | 'pay'
  readonly url: string
  readonly secret: string
  readonly cast: Cast
  readonly pace: Pace
  /** How many invoices are paid, where only that is measured. */
  readonly payments: number
}

export type CheckoutResult = Measured & {
  /** Sent to the database for one operation, `begin` and `commit` included. */
  readonly statements: number
}

const address = 'http://127.0.0.1'

/** Sells and is paid through the use cases, in this process. */
async function measureCheckout(task: CheckoutTask): Promise<CheckoutResult> {
  const runtime = await createRuntime({
    databaseUrl: task.url,
    poolSize,
    shopUrl: address,
    ownUrl: address,
    smtpUrl: undefined,
    secret: task.secret,
    log: createLog('error'),
    // A provider in good order: each webhook is written once, as the floor writes it.
    faults: { duplicate: 0, delay: 0, slowMs: 0 },
  })
  const till = createTill(runtime.app, task.cast)
  try {
    const run = task.what === 'checkout' ? checkOuts : payments
    return await run(task, till, runtime.database.statements)
  } finally {
    await runtime.close()
  }
}

type Till = ReturnType<typeof createTill>

async function checkOuts(
  { pace }: CheckoutTask,
  till: Till,
  statements: () => number,
): Promise<CheckoutResult> {
  const checkOut = async (lane: number) => till.pay(await till.order(lane))
  await checkOut(0)
  const before = statements()
  await checkOut(0)
  const perCheckout = statements() - before
  return { ...(await keepGoing(checkOut, pace)), statements: perCheckout }
}

async function payments(
  { pace, payments }: CheckoutTask,
  till: Till,
  statements: () => number,
): Promise<CheckoutResult> {
  const orders: Ordered[][] = Array.from({ length: pace.connections }, () => [])
  const payOne = (lane: number) => till.pay(present(orders[lane]?.pop(), 'an order'))
  const { connections } = pace
  const { warmUp, counted } = warmedUp(payments, connections)
  await doTimes(async (lane) => void orders[lane]?.push(await till.order(lane)), {
    connections,
    times: warmUp + counted,
  })
  await doTimes(payOne, { connections, times: warmUp })
  const before = statements()
  const paid = await doTimes(payOne, { connections, times: counted })
  return { ...paid, statements: (statements() - before) / paid.count }
}

type Ordered = { readonly invoiceId: InvoiceId; readonly buyer: Buyer }

/** Everybody orders the same thing, one after the other. */
function createTill(app: App, { buyers, ordered }: Cast) {
  const chosen = {
    packageId: ordered.packageId as PackageId,
    optionId: ordered.optionId as OptionId,
    fields: { [ordered.fieldId]: 'adler.example' },
  }
  const next = inTurn(buyers)

  return {
    /** From an empty cart to the invoice that is to be paid. */
    async order(lane: number): Promise<Ordered> {
      const buyer = next(lane)
      const actor = actorOf(buyer)
      const token = randomBytes(32).toString('base64url')
      await app.carts.put(actor, { token, ...chosen })
      const page = present(await app.carts.page(actor, { token }), 'a cart')
      const { digest } = page.quote
      const agreed = { token, quote: digest, agreed: true }
      const { invoiceId } = await app.carts.checkOut(actor, agreed, { idempotencyKey: digest })
      return { invoiceId, buyer }
    },
    async pay({ invoiceId, buyer }: Ordered): Promise<void> {
      const methodId = buyer.methodId as PaymentMethodId
      const paid = await app.payments.pay(actorOf(buyer), {
        invoiceId,
        with: { methodId },
      })
      if (paid.status !== 'approved') throw new Error(`A payment ended as ${paid.status}.`)
    },
  }
}

function actorOf({ userId, customerId }: Buyer): Actor {
  return { kind: 'customer', userId: userId as UserId, customerId: customerId as CustomerId }
}

await perform(measureCheckout)
