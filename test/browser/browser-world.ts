import { once } from 'node:events'
import { createWebServer } from '../../src/http/web.ts'
import { permissions } from '../../src/identity/permissions.ts'
import type { UserId } from '../../src/kernel/ids.ts'
import { type Actor, system, visitor } from '../../src/platform/actor.ts'
import { freePort } from '../../src/platform/free-port.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { startWorker } from '../../src/worker.ts'
import { openMailbox } from '../email/mailbox.ts'
import { cloneDatabase } from '../world/test-database.ts'
import { builtPages } from './built-pages.ts'
import { fillShelves } from './catalogue.ts'
import { openVisits } from './visits.ts'

const host = '127.0.0.1'
export const password = 'correct horse battery'
const noFaults = { duplicate: 0, delay: 0, slowMs: 20 }

const settings = {
  name: 'Testshop',
  email: 'shop@example.com',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  currency: 'EUR',
  terms: 'What is paid is delivered.',
  bankInstructions: 'IBAN DE02 1203 0000 0000 2020 51',
}

export type BrowserWorld = Awaited<ReturnType<typeof openBrowserWorld>>

/** A shop as it runs for real: its web server and worker, email over SMTP, webhooks over HTTP, and browsers in front. */
export async function openBrowserWorld() {
  const pages = await builtPages()
  const [database, mailbox, port] = await Promise.all([cloneDatabase(), openMailbox(), freePort(host, 0)])
  const url = `http://${host}:${port}`
  const runtime = await createRuntime({
    databaseUrl: database.url,
    poolSize: 10,
    shopUrl: url,
    ownUrl: url,
    smtpUrl: mailbox.url,
    secret: 'a secret for tests that is long enough',
    log: createLog('warn'),
    faults: noFaults,
  })
  await runtime.app.shop.setUp(system('set-up'), { isDemo: false, settings })
  const server = createWebServer(runtime, { pages, publicUrl: null, proxies: 1 })
  server.listen(port, host)
  await once(server, 'listening')
  const worker = await startWorker(runtime)
  const visits = await openVisits(url)
  const people = peopleOf(runtime)
  const stella = await people.staff('Stella Brandt', 'Owner')
  return {
    runtime,
    app: runtime.app,
    reader: runtime.database.reader,
    mailbox,
    url,
    visit: visits.visit,
    leave: visits.leave,
    customer: people.customer,
    stella,
    shelves: await fillShelves(runtime.app, stella.actor),
    async close() {
      await visits.close()
      await worker.stop()
      server.close()
      server.closeAllConnections()
      await runtime.close()
      await mailbox.close()
      await database.drop()
    },
  }
}

/** People with logins that were made as everybody's are; `cookies` let their browser in without signing in again. */
function peopleOf({ app }: Runtime) {
  let count = 0

  async function signUp(name: string) {
    count += 1
    const email = `${name.toLowerCase().replaceAll(' ', '.')}.${count}@example.com`
    const from = { address: '203.0.113.7', browser: '' }
    return { name, email, ...(await app.identity.signUp(visitor, { name, email, password, from })) }
  }

  return {
    async staff(name: string, role: string) {
      const login = await signUp(name)
      await app.identity.addStaff(system('set-up'), { userId: login.userId, role })
      return { ...login, actor: staffActor(login) }
    },
    async customer(name: string) {
      const login = await signUp(name)
      const details = { name, country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR' }
      const { id } = await app.customers.open({ kind: 'user', userId: login.userId }, details)
      const actor: Actor = { kind: 'customer', userId: login.userId, customerId: id }
      return { ...login, customerId: id, actor }
    },
  }
}

function staffActor({ userId, name }: { userId: UserId; name: string }): Actor {
  return { kind: 'staff', userId, name, permissions: new Set(permissions) }
}
