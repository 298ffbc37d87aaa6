import { moneyAreas } from './areas/money.ts'
import { peopleAreas } from './areas/people.ts'
import { sellingAreas } from './areas/selling.ts'
import { checks } from './checks.ts'
import { collectionReactions } from './collection/collection-reactions.ts'
import { findUsersCustomer } from './customers/customer-store.ts'
import type { Typesetter } from './documents/typesetter.ts'
import { createDueSources } from './due-sources.ts'
import { queueEmails } from './email/email-store.ts'
import { eventTable } from './event-table.ts'
import { addStaff } from './identity/add-staff.ts'
import { createLogins } from './identity/logins.ts'
import type { IdSource } from './kernel/id-source.ts'
import { findSession } from './overviews/session-user-store.ts'
import type { Gateway } from './payments/gateway.ts'
import { findUnresolved } from './payments/payment-store.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'
import { createDueWork } from './platform/due/do-due.ts'
import { forgetKeys } from './platform/forget-keys.ts'
import type { Log } from './platform/log.ts'
import { type Bind, createRunner } from './platform/runner.ts'
import type { Ports } from './platform/use-case.ts'
import { verifyShop } from './platform/verify/verify-shop.ts'
import { fulfilPurchases } from './purchases/fulfil-purchases.ts'
import { fulfilRenewals } from './purchases/fulfil-renewals.ts'
import { purchaseReactions } from './purchases/purchase-reactions.ts'
import { newPurchase, renewal } from './purchases/purchase-terms.ts'
import { isPaidByHand } from './purchases/renewal-store.ts'
import { fulfilInstalments } from './schedules/fulfil-instalments.ts'
import { instalmentLine } from './schedules/instalment-terms.ts'
import { scheduleReactions } from './schedules/schedule-reactions.ts'
import type { CurrentShop } from './shop/current-shop.ts'
import { openForBusiness } from './shop/open-for-business.ts'
import { createShopOpening } from './shop/open-shop.ts'
import { travel } from './shop/travel.ts'

export type AppParts = {
  readonly database: Database
  readonly clock: Clock
  readonly shop: CurrentShop
  readonly gateways: readonly Gateway[]
  /** Where people reach the shop, without a slash at the end. */
  readonly shopUrl: string
  /** Signs sessions and links; at least 32 characters. */
  readonly secret: string
  readonly newId: IdSource
  readonly setInvoice: Typesetter['invoicePdf']
  readonly log: Log
}

/** Binds the slices to the platform: everything that a door can do, by area. */
export function createApp(parts: AppParts) {
  const { database, clock, shop, newId, log } = parts
  const reactions = [...collectionReactions, ...purchaseReactions, ...scheduleReactions]
  const ports = portsOf(parts, () => due)
  const bind = createRunner({ database, clock, shop: shop.settings, ports, reactions, newId, queueEmails })
  const sources = createDueSources(bind)
  const due = createDueWork({
    reader: database.reader,
    sources,
    clock,
    settings: shop.settings,
    log,
    newId,
  })
  return {
    bind,
    forgetKeys: bind(forgetKeys),
    /** Every use case, query and process, with its name, input, output and rule. */
    definitions: bind.definitions,
    due,
    /** Derives balances, states and chains from scratch, and names each difference. */
    verify: () => verifyShop(database.reader, { checks, shop: shop.settings() }),
    ...shopAreas(bind, parts),
    ...peopleAreas(bind),
    ...sellingAreas(bind),
    ...moneyAreas(bind, parts),
  }
}

/** What higher floors give to lower ones. */
function portsOf({ gateways, shop, shopUrl }: AppParts, dueWork: Ports['dueWork']): Ports {
  return {
    shopUrl,
    events: eventTable,
    gateways: new Map(gateways.map((gateway) => [gateway.name, gateway])),
    fulfilments: new Map([
      [newPurchase, fulfilPurchases],
      [renewal, fulfilRenewals],
      [instalmentLine, fulfilInstalments],
    ]),
    accountOf: findUsersCustomer,
    isPaidByHand,
    reloadShop: shop.reload,
    dueWork,
    hasUnresolvedPayment: async (reader, invoiceId) =>
      (await findUnresolved(reader, invoiceId)) !== undefined,
  }
}

/** The shop itself, and who may sign in to it. */
function shopAreas(bind: Bind, { database, shop, shopUrl, secret, newId }: AppParts) {
  const identity = {
    ...createLogins({ bind, database, shopUrl, secret, newId, findSession }),
    addStaff: bind(addStaff),
  }
  const setUp = bind(openForBusiness)
  const opening = { isSetUp: () => shop.state() !== null, setUp }
  return {
    identity,
    shop: {
      settings: shop.settings,
      state: shop.state,
      setUp,
      travel: bind(travel),
      ...createShopOpening({ ...identity, ...opening }),
    },
  }
}

/** Everything that a door can do. Doors know nothing else of the server. */
export type App = ReturnType<typeof createApp>
