import { questionsAbout } from '../kernel/states.ts'

export const methodStatuses = ['usable', 'needs_customer', 'dead'] as const
/** `needs_customer`: the customer has to confirm it before it can be charged again. `dead`: it never can. */
export type MethodStatus = (typeof methodStatuses)[number]

const methodIs = questionsAbout<MethodStatus>()

/** It can be charged, also while nobody is there. */
export const isUsable = methodIs('usable')
/** The customer can pay with it, if need be by confirming it first. */
export const isPayableWith = methodIs('usable', 'needs_customer')
/** The customer has to see to it. */
export const needsAttention = methodIs('needs_customer', 'dead')
