import type { Script } from '../src/kernel/scripts.ts'
import type { Permission } from '../src/platform/actor.ts'

/** What every page may know about who looks at it and in which shop. */
export type Viewer = {
  /** BCP 47, "en" or "en-GB". */
  readonly locale: string
  /** IANA name, "Europe/Berlin". */
  readonly timeZone: string
  readonly shop: ShopFace
  /** Null for a visitor who has not signed in. */
  readonly user: ViewerUser | null
  /** The customer account that the client area shows; null without one. */
  readonly account: ViewerAccount | null
  /** Every account this user owns or is a contact of; the switcher shows when there are two or more. */
  readonly accounts: readonly ViewerAccount[]
  /** Permissions of a member of staff; null for everybody else. */
  readonly permissions: readonly Permission[] | null
  /** Set while a member of staff looks at the client area as a customer. */
  readonly viewingAs: { readonly name: string; readonly reason: string; readonly until: string } | null
  readonly cartCount: number
}

export type ShopFace = {
  readonly name: string
  /** "#rrggbb", or null for the accent of the house. */
  readonly accent: string | null
  /** True while payments go to the simulated provider. */
  readonly sandbox: boolean
  /** In a demo shop whose clock can be moved: the day it shows. */
  readonly demoToday: string | null
  /** Those that its documents can show. */
  readonly scripts: readonly Script[]
}

export type ViewerUser = { readonly name: string; readonly email: string }
export type ViewerAccount = { readonly id: string; readonly name: string }

/** For pages that must show even though the request's own viewer could not be found out. */
export const unknownViewer: Viewer = {
  locale: 'en',
  timeZone: 'UTC',
  shop: { name: 'Clientele', accent: null, sandbox: false, demoToday: null, scripts: ['Latin'] },
  user: null,
  account: null,
  accounts: [],
  permissions: null,
  viewingAs: null,
  cartCount: 0,
}
