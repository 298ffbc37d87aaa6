import { z } from 'zod'
import type { PurchaseId } from '../../../src/kernel/ids.ts'

const nobodys = '00000000-0000-0000-0000-000000000000'

/** What is no id belongs to nobody, which is what is answered of an id that is not there. */
export function purchaseIdIn(param: string): PurchaseId {
  return (z.uuid().safeParse(param).data ?? nobodys) as PurchaseId
}
