import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { EventPayload, EventPersonal, EventType } from '../../../src/platform/history/catalogue.ts'
import type { MoneyValue } from '../../format.ts'
import type { MessageKey } from '../../words.ts'

export type Change = { readonly label: string; readonly before: string; readonly after: string }

/** What is said of an event: its sentence (left out: the one of its type), what that mentions, what changed. */
export type Told = {
  readonly says?: MessageKey
  readonly mentions?: Readonly<Record<string, ReactNode>>
  readonly also?: string
  readonly changes?: readonly Change[]
}

/** How things are named and linked for whoever reads the history. */
export type Ways = {
  readonly t: TFunction
  money(value: MoneyValue): string
  day(date: string): string
  moment(at: string): string
  list(items: readonly string[]): string
  invoice(number: string): ReactNode
  purchase(which: { purchaseId: string; name: string }): ReactNode
  schedule(which: { scheduleId: string; name: string }): ReactNode
  /** An amount that leads to its payment. */
  payment(attempt: { paymentId: string; number: string; amount: MoneyValue }): ReactNode
  creditNote(note: { creditNote: string; number: string }): ReactNode
  email(emailId: string, words: string): ReactNode
  /** The country's name for its code. */
  country(code: string): string
}

/** An event's content as the database gives it back: minor units are decimal strings. */
type AsRead<V> = V extends bigint
  ? string
  : V extends string | number | boolean | null
    ? V
    : { readonly [K in keyof V]: AsRead<V[K]> }

export type PayloadRead<T extends EventType> = AsRead<EventPayload<T>>
export type PersonalRead<T extends EventType> = AsRead<EventPersonal<T>> | null

export type Tellings<T extends EventType> = {
  readonly [Type in T]: (payload: PayloadRead<Type>, ways: Ways, personal: PersonalRead<Type>) => Told
}

/** Types of the catalogue that begin so, "invoice." */
export type TypesOf<Prefix extends string> = Extract<EventType, `${Prefix}.${string}`>
