import { once } from 'node:events'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { InvoiceId, UserId } from '../../src/kernel/ids.ts'
import type { Gateway } from '../../src/payments/gateway.ts'
import { type Actor, permissions } from '../../src/platform/actor.ts'
import { standingClock } from '../../src/platform/clock.ts'
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

const aroundGateway = (gateway: Gateway): Gateway => ({
  ...gateway,
  charge: (charge) => interrupted(() => gateway.charge(charge)),
  refund: (refund) => interrupted(() => gateway.refund(refund)),
})

async function run({ app }: Runtime, about: Errand): Promise<unknown> {
  switch (about.kind) {
    case 'payment': {
      const { actor, invoiceId, methodId } = about
      return app.payments.pay(actor, { invoiceId, with: { methodId } })
    }
    case 'renewal': {
      const source = present(
        app.due.sources.find(({ name }) => name === 'invoices to charge'),
        'the source',
      )
      return source.carryOut({ id: InvoiceId.parse(about.invoiceId) })
    }
    case 'refund': {
      const { paymentId, amountMinor } = about
      const asked = { paymentId, amountMinor: BigInt(amountMinor), reason: 'goodwill' }
      return app.payments.refund(staff, asked)
    }
  }
}

// Left behind by the test, it does not stay.
process.stdin.on('end', () => process.exit(1))
const storeUrl = 'http://shop.test'
const runtime = await createRuntime({
  databaseUrl,
  poolSize: 2,
  storeUrl,
  ownUrl: storeUrl,
  smtpUrl: undefined,
  aroundGateway,
  secret: 'a secret for tests that is long enough',
  log: createLog('error'),
  clock: standingClock(instant(now)),
})
await run(runtime, errand)
await waitAt('settled')
throw new Error('it should have been killed')
