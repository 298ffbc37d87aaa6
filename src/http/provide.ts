import type { Provided } from '../../web/context.ts'
import type { Viewer } from '../../web/viewer.ts'
import type { App } from '../app.ts'
import { dateIn } from '../kernel/calendar.ts'
import { localeFor } from '../kernel/locale.ts'
import type { SessionUser } from '../overviews/session-user-store.ts'
import { type Actor, visitor } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import { againAfterOutage } from '../platform/outage.ts'
import type { RequestContext } from './client.ts'

type Providing = { app: App; clock: Clock; publicUrl: string | null }

/** Finds out, with one statement, who sent a request and what its pages may know of them. */
export function createProvider({ app, clock, publicUrl }: Providing) {
  return async (request: Request, context: RequestContext): Promise<Provided> => {
    const session = await againAfterOutage(() => app.identity.whoSent(request.headers.get('cookie')))
    const actor = actorOf(session, context.path)
    const viewer = viewerOf(session, { app, clock, request })
    return { app, actor, viewer, address: context.ip, shopUrl: shopUrlOf(publicUrl, request) }
  }
}

/** The same for somebody of whom nothing is known, without asking the database. */
export function createVisitorProvider({ app, clock, publicUrl }: Providing) {
  return (request: Request, context: RequestContext): Provided => ({
    app,
    actor: visitor,
    viewer: viewerOf(null, { app, clock, request }),
    address: context.ip,
    shopUrl: shopUrlOf(publicUrl, request),
  })
}

/** Whoever is staff acts as staff in the staff area, and as the customer that they may also be everywhere else. */
function actorOf(session: SessionUser | null, path: string): Actor {
  if (!session) return visitor
  const { userId, name, permissions, customer } = session
  if (permissions && /^\/admin(?:[/.]|$)/.test(path)) {
    return { kind: 'staff', userId, name, permissions: new Set(permissions) }
  }
  return customer ? { kind: 'customer', userId, customerId: customer.id } : { kind: 'user', userId }
}

/** The shop's own address, or the one that was asked where nobody has said it. */
function shopUrlOf(publicUrl: string | null, request: Request): string {
  return publicUrl?.replace(/\/$/, '') ?? new URL(request.url).origin
}

type Parts = { app: App; clock: Clock; request: Request }

function viewerOf(session: SessionUser | null, { app, clock, request }: Parts): Viewer {
  const settings = app.shop.settings()
  const state = app.shop.state()
  const account = session?.customer ? { id: session.customer.id, name: session.customer.name } : null
  return {
    locale: session?.customer?.locale ?? localeFor(request.headers.get('accept-language')) ?? settings.locale,
    timeZone: session?.customer?.timeZone ?? settings.timeZone,
    shop: {
      name: settings.name,
      accent: settings.accent,
      sandbox: app.shop.takesTestPayments,
      demoToday: state?.isDemo ? dateIn(settings.timeZone, clock.now()) : null,
      scripts: app.documents.scripts,
    },
    user: session ? { name: session.name, email: session.email } : null,
    account,
    accounts: account ? [account] : [],
    permissions: session?.permissions ?? null,
    viewingAs: null,
    cartCount: cartCount(request.headers.get('cookie')),
  }
}

/** The number beside the cart's icon. It is the browser's own word and decides nothing. */
function cartCount(cookies: string | null): number {
  const count = /(?:^|;\s*)clientele_cart_count=(\d{1,3})(?:;|$)/.exec(cookies ?? '')?.[1]
  return count ? Number(count) : 0
}
