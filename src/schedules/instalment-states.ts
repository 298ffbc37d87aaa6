import { questionsAbout } from '../kernel/states.ts'

/** Cancelled: let go, and asked of nobody any more. */
export const instalmentStatuses = ['open', 'paid', 'cancelled'] as const
export type InstalmentStatus = (typeof instalmentStatuses)[number]

const instalmentIs = questionsAbout<InstalmentStatus>()

/** It is still to be paid. */
export const isOpen = instalmentIs('open')
export const isInstalmentPaid = instalmentIs('paid')
/** It is paid, or to be paid. */
export const isAgreed = instalmentIs('open', 'paid')
