import { moneyAreas } from './areas/money.ts'
import { peopleAreas } from './areas/people.ts'
import { sellingAreas } from './areas/selling.ts'
import { shopAreas } from './areas/shop.ts'
import { changeReactions } from './changes/change-reactions.ts'
import { fulfilChanges } from './changes/fulfil-changes.ts'
import { checks } from './checks.ts'
import { collectionReactions } from './collection/collection-reactions.ts'
import { findUsersCustomer } from './customers/customer-store.ts'
import type { Typesetter } from './documents/typesetter.ts'
import { createDueSources } from './due-sources.ts'
import { queueEmails } from './email/email-store.ts'
import { eventTable } from './event-table.ts'
import { createLogins, loginSteps } from './identity/logins.ts'
import type { IdSource } from './kernel/id-source.ts'
import { findNextCharges } from './overviews/next-charges.ts'
import { findSession } from './overviews/session-user-store.ts'
import { checkedGateway } from './payments/checked-gateway.ts'
import { findWhetherBeingPaid } from './payments/due-store.ts'
import type { Gateway } from './payments/gateway.ts'
import { paymentReactions } from './payments/payment-reactions.ts'
import { findUnresolved } from './payments/payment-store.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'
import { createDueWork } from './platform/due/do-due.ts'
import { forgetKeys } from './platform/forget-keys.ts'
import type { Log } from './platform/log.ts'
import { onlyOne } from './platform/only-one.ts'
import { createRunner } from './platform/runner.ts'
import type { Ports } from './platform/use-case.ts'
import { verifyShop } from './platform/verify/verify-shop.ts'
import { fulfilPurchases } from './purchases/fulfil-purchases.ts'
import { fulfilRenewals } from './purchases/fulfil-renewals.ts'
import { purchaseReactions } from './purchases/purchase-reactions.ts'
import { change, newPurchase, renewal } from './purchases/purchase-terms.ts'
import { isPaidByHand } from './purchases/renewal-store.ts'
import { fulfilInstalments } from './schedules/fulfil-instalments.ts'
import { instalmentLine } from './schedules/instalment-terms.ts'
import { scheduleReactions } from './schedules/schedule-reactions.ts'
import { purchasesInInstalments } from './schedules/schedule-store.ts'
import type { CurrentShop } from './shop/current-shop.ts'
import { createShopOpening } from './shop/shop-opening.ts'

export type AppParts = {
  readonly database: Database
  readonly clock: Clock
  readonly shop: CurrentShop
  readonly gateways: readonly Gateway[]
  readonly sendsEmail: boolean
  /** Where people reach the shop, without a slash at the end. */
  readonly shopUrl: string
  /** Signs sessions and links; at least 32 characters. */
  readonly secret: string
  readonly newId: IdSource
  readonly typesetter: Typesetter
  readonly log: Log
}

/** Binds the slices to the platform: everything that a door can do, by area. */
export function createApp(parts: AppParts) {
  const { database, clock, shop, shopUrl, secret, newId, log } = parts
  const logins = createLogins({ database, shopUrl, secret, newId, findSession, steps: () => boundLoginSteps })
  const opening = createShopOpening({
    onlyOne: (run) => onlyOne(database.plainPool, 'opening', run),
    isSetUp: async () => {
      await shop.reload()
      return shop.state() !== null
    },
  })
  const ports = portsOf(parts, { logins, opening, dueWork: () => due })
  const reactions = [
    ...paymentReactions,
    ...collectionReactions,
    ...purchaseReactions,
    ...scheduleReactions,
    ...changeReactions,
  ]
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
  const takesTestPayments = parts.gateways.some(({ name }) => name === 'sandbox')
  const boundLoginSteps = {
    sendResetLink: bind(loginSteps.sendResetLink),
    passwordReset: bind(loginSteps.passwordReset),
    emailConfirmed: bind(loginSteps.emailConfirmed),
  }
  return {
    bind,
    documents: { scripts: parts.typesetter.scripts },
    forgetKeys: bind(forgetKeys),
    /** Every use case, query and process, with its name, input, output and rule. */
    definitions: bind.definitions,
    due,
    ...shopAreas(bind, { takesTestPayments, sendsEmail: parts.sendsEmail, shop, opening, logins }),
    ...peopleAreas(bind),
    ...sellingAreas(bind),
    ...moneyAreas(bind),
  }
}

/** What higher floors give to lower ones. */
function portsOf(
  { database, gateways, shop, shopUrl, typesetter }: AppParts,
  { logins, opening, dueWork }: Pick<Ports, 'logins' | 'opening' | 'dueWork'>,
): Ports {
  return {
    shopUrl,
    logins,
    opening,
    setInvoice: typesetter.invoicePdf,
    events: eventTable,
    gateways: new Map(gateways.map((gateway) => [gateway.name, checkedGateway(gateway)])),
    fulfilments: new Map([
      [newPurchase, fulfilPurchases],
      [renewal, fulfilRenewals],
      [change, fulfilChanges],
      [instalmentLine, fulfilInstalments],
    ]),
    accountOf: findUsersCustomer,
    isPaidByHand,
    purchasesInInstalments,
    nextCharges: (view, customerId, until) => findNextCharges(view, { customerId, until }),
    reloadShop: shop.reload,
    dueWork,
    verifyShop: () => verifyShop(database.reader, { checks, shop: shop.settings() }),
    isBeingPaid: (view, invoiceId) => findWhetherBeingPaid(view.reader, invoiceId, view),
    hasUnresolvedPayment: async (reader, invoiceId) =>
      (await findUnresolved(reader, invoiceId)) !== undefined,
  }
}

/** Everything that a door can do. Doors know nothing else of the server. */
export type App = ReturnType<typeof createApp>
