import type { Person } from '../world/person.ts'
import type { Dice } from './dice.ts'
import { browse, order } from './ordering.ts'
import {
  cancelInvoice,
  cancelPurchase,
  changeDetails,
  changeFields,
  changePackage,
  paySchedule,
  readHistory,
  renewNow,
  setCollection,
  setPurchaseOrder,
  turnOffAutoRenew,
  turnOnAutoRenew,
} from './owning.ts'
import { answerChallenge, applyCredit, changeCard, payOpen } from './paying.ts'
import type { Simulated } from './simulated-shop.ts'

/** Something a customer does, chosen by the dice. It may be refused. */
export type Act = (shop: Simulated, person: Person, dice: Dice) => Promise<void>

export const customerActs = {
  order,
  browse,
  payOpen,
  answerChallenge,
  applyCredit,
  changeCard,
  turnOffAutoRenew,
  turnOnAutoRenew,
  changeFields,
  changePackage,
  setCollection,
  renewNow,
  cancelPurchase,
  paySchedule,
  cancelInvoice,
  changeDetails,
  readHistory,
  setPurchaseOrder,
} satisfies Record<string, Act>

export const howOften: Record<keyof typeof customerActs, number> = {
  order: 20,
  browse: 3,
  payOpen: 25,
  answerChallenge: 4,
  applyCredit: 6,
  changeCard: 8,
  turnOffAutoRenew: 5,
  turnOnAutoRenew: 4,
  setCollection: 5,
  changeFields: 6,
  changePackage: 14,
  renewNow: 8,
  cancelPurchase: 2,
  paySchedule: 14,
  cancelInvoice: 4,
  changeDetails: 3,
  readHistory: 3,
  setPurchaseOrder: 3,
}
