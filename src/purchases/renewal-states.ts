import { questionsAbout } from '../kernel/states.ts'

/** Of a renewal that was invoiced. Lapsed: its invoice expired, and can still be paid. */
export const renewalStatuses = ['open', 'paid', 'lapsed'] as const
export type RenewalStatus = (typeof renewalStatuses)[number]

const renewalIs = questionsAbout<RenewalStatus>()

/** Its invoice is to be paid. */
export const isRenewalOpen = renewalIs('open')
/** Its invoice can be paid. */
export const isRenewalUnpaid = renewalIs('open', 'lapsed')
/** Its invoice expired. */
export const hasRenewalLapsed = renewalIs('lapsed')
export const isRenewalPaid = renewalIs('paid')
