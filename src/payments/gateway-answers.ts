import { z } from 'zod'
import { Moment } from '../kernel/codecs.ts'
import { StoredMethod } from '../methods/payment-method.ts'

// What a gateway may say, to the letter and of bounded size: what its module answers is held against this (checked-gateway.ts).

/** Why a charge did not go through, in words that every gateway's own codes are translated to. */
export const declineReasons = [
  'declined',
  'insufficient_funds',
  'expired_card',
  'challenge_failed',
  'abandoned',
  'withdrawn',
  'not_sent',
  'not_received',
] as const
export type DeclineReason = (typeof declineReasons)[number]

const ExternalId = z.string().min(1).max(200)
const Reason = z.string().min(1).max(300)
const Address = z.url().max(2_000)
const most = 999_999_999_999_999_999n
const Amount = z.object({ minor: z.bigint().min(0n).max(most), currency: z.string().length(3) }).readonly()

/** What cannot move money yet, and the id by which the gateway knows it. */
export const Prepared = z.object({ externalId: ExternalId }).readonly()
export type Prepared = z.output<typeof Prepared>

/** What a gateway knows of a charge, whenever it is asked: at once, after a challenge, in a webhook, by the janitor. */
export const ChargeOutcome = z
  .discriminatedUnion('status', [
    /** Nothing moves before it is confirmed. */
    z.object({ status: z.literal('prepared'), externalId: ExternalId }),
    /** `amount` was taken. */
    z.object({ status: z.literal('approved'), externalId: ExternalId, amount: Amount }),
    /** The gateway wants a person to look at it first. Nothing is delivered before. */
    z.object({ status: z.literal('in_review'), externalId: ExternalId, reason: Reason }),
    /** A definite no. */
    z.object({
      status: z.literal('refused'),
      externalId: ExternalId.nullable(),
      reason: z.enum(declineReasons),
    }),
    /** It did not come to a decision, and never will. */
    z.object({
      status: z.literal('failed'),
      externalId: ExternalId.nullable(),
      reason: z.enum(declineReasons),
    }),
    /** The customer has something to do at `continueUrl` first. */
    z.object({ status: z.literal('challenge'), externalId: ExternalId, continueUrl: Address }),
    /** It will be decided later, by the gateway or, for a bank transfer, by staff. */
    z.object({ status: z.literal('waiting'), externalId: ExternalId.nullable() }),
  ])
  .readonly()
export type ChargeOutcome = z.output<typeof ChargeOutcome>

export const RefundOutcome = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('done'), externalId: ExternalId }),
    z.object({ status: z.literal('failed'), reason: Reason }),
    z.object({ status: z.literal('waiting') }),
  ])
  .readonly()
export type RefundOutcome = z.output<typeof RefundOutcome>

/** A dispute as the provider has it now. `fee` is what the provider takes for it besides. */
export const DisputeState = z
  .object({
    externalId: ExternalId,
    chargeId: ExternalId,
    /** An inquiry moves nothing, and may become a dispute. */
    status: z.enum(['inquiry', 'open', 'won', 'lost']),
    reason: Reason,
    amount: Amount,
    fee: Amount,
    openedAt: Moment,
    evidenceDueAt: Moment.nullable(),
    funds: z.enum(['untouched', 'withdrawn', 'reinstated']),
  })
  .readonly()
export type DisputeState = z.output<typeof DisputeState>

/** What a webhook speaks of, by the gateway's id. What became of it is asked for. */
export const Subject = z
  .object({ kind: z.enum(['charge', 'refund', 'dispute', 'method']), externalId: ExternalId })
  .readonly()
export type Subject = z.output<typeof Subject>

/** One webhook speaks of a few things. */
export const Subjects = z.array(Subject).max(100).readonly()

/** What a gateway answers when it is asked about the subject of a webhook. */
export const News = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('charge'), externalId: ExternalId, outcome: ChargeOutcome }),
    z.object({
      kind: z.literal('refund'),
      /** Ours; null when it was made at the provider. */
      key: z.uuid().nullable(),
      externalId: ExternalId,
      chargeId: ExternalId,
      amount: Amount,
      outcome: RefundOutcome,
    }),
    z.object({ kind: z.literal('dispute'), dispute: DisputeState }),
    z.object({ kind: z.literal('method'), method: StoredMethod }),
  ])
  .readonly()
export type News = z.output<typeof News>

/** Where a customer enters a new method at the gateway. */
export const OpenedForm = z.object({ url: Address }).readonly()
export type OpenedForm = z.output<typeof OpenedForm>

/** What a webhook brings, as it came over HTTP; the names of its headers are in small letters. */
export const WebhookRequest = z
  .object({
    body: z.string().max(1_000_000),
    headers: z.record(z.string(), z.string()).readonly(),
    now: Moment,
  })
  .readonly()
export type WebhookRequest = z.output<typeof WebhookRequest>
