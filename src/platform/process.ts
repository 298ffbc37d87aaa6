import type { z } from 'zod'
import type { Instant } from '../kernel/calendar.ts'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Rule } from './permission.ts'
import type { ShopSettings } from './shop-settings.ts'
import type { Person, Ports, Query, UseCase } from './use-case.ts'

/** A use case, query or process as it can be listed: its name, what goes in and comes out, who may, and its steps. */
export type Definition = UseCase<z.ZodType, z.ZodType> | Query<z.ZodType, z.ZodType> | AnyProcess
type AnyProcess = Process<z.ZodType, z.ZodType, Steps>

/** The use cases, queries and processes that a process goes through, by what it calls them. */
export type Steps = { readonly [name: string]: Step }
type Step = {
  readonly kind: Definition['kind']
  readonly name: string
  readonly input: z.ZodType
  readonly output: z.ZodType
}

export type Options = {
  readonly idempotencyKey?: string
  /** What it belongs to, where that began before it: what happens for one cause reads as one story. */
  readonly cause?: string
  /** Called when this key was answered before, and that answer is given again. */
  readonly onRepeat?: () => void
}

/** A use case bound to the platform. Throws `Refused` for a business no; anything else thrown is a fault or outage. */
export type Bound<Input extends z.ZodType, Output extends z.ZodType> = (
  actor: Actor,
  input: z.input<Input>,
  options?: Options,
) => Promise<z.output<Output>>

export type BoundSteps<S extends Steps> = {
  readonly [Name in keyof S]: Bound<S[Name]['input'], S[Name]['output']>
}

/** What a process is given: who wants it, its steps (each with a transaction of its own), and what lies outside of any. */
export type Call<S extends Steps, P extends Person = Person> = P & {
  readonly actor: Actor
  /** When it began. What asks later asks the clock. */
  readonly now: Instant
  readonly clock: Clock
  readonly shop: ShopSettings
  readonly newId: () => string
  readonly ports: Ports
  readonly steps: BoundSteps<S>
  readonly options: Options
}

/**
 * What cannot be one transaction, because it calls a gateway or another network between two. It has the form of a use case. Its
 * permission is checked before it begins, and each step's own besides; it can end between any two of them, and whatever a step
 * leaves behind has to be complete in itself.
 */
export type Process<
  Input extends z.ZodType,
  Output extends z.ZodType,
  S extends Steps,
  P extends Person = Person,
> = {
  readonly kind: 'process'
  readonly name: string
  readonly input: Input
  readonly output: Output
  readonly may: Rule<z.output<Input>, P>
  readonly steps: S
  run(call: Call<S, P>, input: z.output<Input>): Promise<z.output<Output>>
}

export function process<Input extends z.ZodType, Output extends z.ZodType, S extends Steps, P extends Person>(
  definition: Omit<Process<Input, Output, S, P>, 'kind'>,
): Process<Input, Output, S, P> {
  return { kind: 'process', ...definition }
}

/** The key alone, for a step: whether it is a repetition is nobody else's to hear. `of`: for which of several it is done. */
export function keyOf({ idempotencyKey }: Options, of = ''): Options {
  return idempotencyKey === undefined ? {} : { idempotencyKey: `${idempotencyKey}${of}` }
}
