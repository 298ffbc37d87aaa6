import { once } from 'node:events'
import { permissions } from '../../src/identity/permissions.ts'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { InvoiceId, UserId } from '../../src/kernel/ids.ts'
import type { Gateway } from '../../src/payments/gateway.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import type { Errand, Order } from './errand.ts'

const staff: Actor = {
  kind: 'staff',
  name: 'Stella',
  permissions: new Set(permissions),
  userId: UserId.parse('018f0000-0000-7000-8000-000000000001'),
}

const { databaseUrl, now, step, errand } = JSON.parse(present(process.argv[2], 'an order')) as Order

/** Says where it is, and goes no further before it is told to. */
async function waitAt(here: Order['step']): Promise<void> {
  if (here !== step) return
  process.stdout.write(`${here}\n`)
  await once(process.stdin, 'data')
}

async function interrupted<T>(call: () => Promise<T>): Promise<T> {
  await waitAt('recorded')
  const answer = await call()
  await waitAt('carried out')
  await waitAt('settling')
  return answer
}

const wrapGateway = (gateway: Gateway): Gateway => ({
  ...gateway,
  confirm: (charge) => interrupted(() => gateway.confirm(charge)),
  refund: (refund) => interrupted(() => gateway.refund(refund)),
})

async function run({ app }: Runtime, payload: Errand): Promise<unknown> {
  switch (payload.kind) {
    case 'payment': {
      const { actor, invoiceId, methodId } = payload
      return app.payments.pay(actor, { invoiceId, with: { methodId } })
    }
    case 'renewal': {
      const source = present(
        app.due.sources.find(({ name }) => name === 'invoices to charge'),
        'the source',
      )
      return source.carryOut({ id: InvoiceId.parse(payload.invoiceId) })
    }
    case 'refund': {
      const { paymentId, amountMinor } = payload
      const asked = { paymentId, amountMinor: String(amountMinor), reason: 'goodwill' }
      return app.refunds.make(staff, asked)
    }
  }
}

// Left behind by the test, it does not stay.
process.stdin.on('end', () => process.exit(1))
const shopUrl = 'http://shop.test'
const runtime = await createRuntime({
  databaseUrl,
  poolSize: 2,
  shopUrl,
  ownUrl: shopUrl,
  smtpUrl: undefined,
  wrapGateway,
  secret: 'a secret for tests that is long enough',
  log: createLog('error'),
  clock: stoppedClock(instant(now)),
})
await run(runtime, errand)
await waitAt('settled')
throw new Error('it should have been killed')
