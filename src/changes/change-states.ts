import { questionsAbout } from '../kernel/states.ts'
import type { ChangeStatus } from './change.ts'

const changeIs = questionsAbout<ChangeStatus>()

/** It was shown, and nobody has said yes to it. */
export const isQuoted = changeIs('quoted')
/** It holds as soon as it is paid. */
export const isWaiting = changeIs('waiting')
export const isChanged = changeIs('done')
/** What it takes is taken: it holds, or will as soon as it is paid. */
export const isStanding = changeIs('waiting', 'done')
