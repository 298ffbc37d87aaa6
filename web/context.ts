import { createContext } from 'react-router'
import type { App } from '../src/app.ts'
import type { Actor } from '../src/platform/actor.ts'
import type { Viewer } from './viewer.ts'

/** The use cases and queries, bound to the platform. */
export const appContext = createContext<App>()

/** On whose behalf this request acts. */
export const actorContext = createContext<Actor>()

/** What the page's frame shows: locale, time zone, shop, who is signed in. */
export const viewerContext = createContext<Viewer>()

/** The network address that the request came from, for the history of sign-ins and for what is bounded by address. */
export const addressContext = createContext<string>('unknown')

/** Where the public reaches the shop, "https://shop.example": what other sites are told of it begins with this. */
export const shopUrlContext = createContext<string>('')

/** The Content-Security-Policy nonce of this request. */
export const nonceContext = createContext<string>('')

/** A status with which the door wants this request answered before any loader or action runs. */
export const stopContext = createContext<number | null>(null)

/** Where a bug met while answering goes: the log, with the request's id. */
export const faultContext = createContext<(error: unknown) => void>(() => {})

/** Whether an error is an outage, which is then noted: the server's own judgement, of which the pages hold no copy. */
export const outageContext = createContext<(error: unknown) => boolean>(() => false)

/** Everything a request's loaders and actions are given. */
export type Provided = { app: App; actor: Actor; viewer: Viewer; address: string; shopUrl: string }
