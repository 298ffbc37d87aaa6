import { Refused } from './refused.ts'

/** Permission was refused: nothing was begun, and nothing that was answered before is told. */
export class NotLetIn extends Refused {}
