import type { z } from 'zod'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { Actor } from './actor.ts'
import type { Reader, Transaction } from './database.ts'
import type { NewEvent } from './history/catalogue.ts'
import type { NewJob } from './jobs.ts'
import type { NewMail } from './mail/outgoing.ts'
import type { Rule } from './permission.ts'
import type { StoreSettings } from './store.ts'

/** What higher floors plug into lower ones (gateways, fulfilments, …). Slices add theirs by augmenting this interface. */
export interface Ports {
  /** Where people reach the store, without a slash at the end: what links in mails begin with. */
  readonly storeUrl: string
}

/** What code that only reads is given. */
export type View = {
  readonly reader: Reader
  readonly actor: Actor
  readonly now: Instant
  /** The calendar day of `now` in the store's time zone. */
  readonly today: CalendarDate
  readonly store: StoreSettings
  readonly ports: Ports
}

/** What a use case is given: one transaction, one moment, one actor, and the ways to leave something behind. */
export type Work = View & {
  readonly trx: Transaction
  newId(): string
  record(event: NewEvent): void
  enqueue(job: NewJob): void
  sendMail(mail: NewMail): void
}

export type UseCase<Input extends z.ZodType, Output> = {
  readonly kind: 'use case'
  readonly name: string
  readonly input: Input
  readonly may: Rule<z.output<Input>>
  /** Set, with the reason, where nothing of an account is touched and no history is kept. */
  readonly withoutHistory?: string
  run(work: Work, input: z.output<Input>): Promise<Output>
}

export type Query<Input extends z.ZodType, Output> = {
  readonly kind: 'query'
  readonly name: string
  readonly input: Input
  readonly may: Rule<z.output<Input>>
  run(view: View, input: z.output<Input>): Promise<Output>
}

/** Something that can be done: it may change the store, in one transaction, and then it records what happened. */
export function useCase<Input extends z.ZodType, Output>(
  definition: Omit<UseCase<Input, Output>, 'kind'>,
): UseCase<Input, Output> {
  return { kind: 'use case', ...definition }
}

/** Something that can be seen. It never writes. */
export function query<Input extends z.ZodType, Output>(
  definition: Omit<Query<Input, Output>, 'kind'>,
): Query<Input, Output> {
  return { kind: 'query', ...definition }
}
