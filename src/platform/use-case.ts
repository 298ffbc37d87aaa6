import type { z } from 'zod'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { CustomerId, UserId } from '../kernel/ids.ts'
import type { Actor } from './actor.ts'
import type { Reader, Transaction } from './database.ts'
import type { EventTable, NewEvent } from './history/catalogue.ts'
import type { NewJob } from './jobs.ts'
import type { NewEmail } from './outgoing-email.ts'
import type { Rule } from './permission.ts'
import type { ShopSettings } from './shop-settings.ts'

/** What higher floors plug into lower ones (gateways, fulfilments, …). Slices add theirs by augmenting this interface. */
export interface Ports {
  /** Where people reach the shop, without a slash at the end: what links in emails begin with. */
  readonly shopUrl: string
  /** Every kind of event that the history knows. */
  readonly events: EventTable
}

/** For whom something is done: the account that is acted on and the login that acts, as far as the rule makes sure of them. */
export type Person = { readonly account: CustomerId | null; readonly userId: UserId | null }
/** A login, whether or not it owns an account. */
export type Login = { readonly account: CustomerId | null; readonly userId: UserId }
/** A login that acts on its account. */
export type AccountHolder = { readonly account: CustomerId; readonly userId: UserId }
/** Staff, on nobody's account. */
export type StaffMember = { readonly account: null; readonly userId: UserId }
/** The program itself. */
export type NoPerson = { readonly account: null; readonly userId: null }

/** What code that only reads is given. */
export type View<P extends Person = Person> = P & {
  readonly reader: Reader
  readonly actor: Actor
  readonly now: Instant
  /** The calendar day of `now` in the shop's time zone. */
  readonly today: CalendarDate
  readonly shop: ShopSettings
  readonly ports: Ports
}

/** What a use case is given: one transaction, one moment, one actor, and the ways to leave something behind. */
export type Work<P extends Person = Person> = View<P> & {
  readonly trx: Transaction
  newId(): string
  record(event: NewEvent): void
  enqueue(job: NewJob): void
  sendEmail(email: NewEmail): void
  /** Locks the head of a customer's history before anything is recorded in it: for who takes after it what everybody else waits for. */
  lockHistory(customerId: CustomerId): Promise<void>
}

export type UseCase<Input extends z.ZodType, Output extends z.ZodType, P extends Person = Person> = {
  readonly kind: 'use case'
  readonly name: string
  readonly input: Input
  /** What it answers, so that every door can tell it: checked when it answers, and kept as JSON under an idempotency key. */
  readonly output: Output
  readonly may: Rule<z.output<Input>, P>
  /** Set, with the reason, where nothing of an account is touched and no history is kept. */
  readonly withoutHistory?: string
  /** Set where it is a single statement, keeps no history, and done twice is as done once: it needs no transaction around it. */
  readonly isOneStatement?: true
  run(work: Work<P>, input: z.output<Input>): Promise<z.output<Output>>
}

export type Query<Input extends z.ZodType, Output extends z.ZodType, P extends Person = Person> = {
  readonly kind: 'query'
  readonly name: string
  readonly input: Input
  readonly output: Output
  readonly may: Rule<z.output<Input>, P>
  run(view: View<P>, input: z.output<Input>): Promise<z.output<Output>>
}

/** Something that can be done: it may change the shop, in one transaction, and then it records what happened. */
export function useCase<Input extends z.ZodType, Output extends z.ZodType, P extends Person>(
  definition: Omit<UseCase<Input, Output, P>, 'kind'>,
): UseCase<Input, Output, P> {
  return { kind: 'use case', ...definition }
}

/** Something that can be seen. It never writes. */
export function query<Input extends z.ZodType, Output extends z.ZodType, P extends Person>(
  definition: Omit<Query<Input, Output, P>, 'kind'>,
): Query<Input, Output, P> {
  return { kind: 'query', ...definition }
}
