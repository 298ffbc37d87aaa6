import { PurchaseId } from '../../../src/kernel/ids.ts'
import { idIn } from '../../id-in.ts'

/** The purchase that an address of it names. */
export function purchaseIdIn(param: string): PurchaseId {
  return idIn(PurchaseId, param)
}
