import { bookPlants } from './books.ts'
import { changePlants } from './changes.ts'
import { invoicePlants } from './invoices.ts'
import { paymentPlants } from './payments.ts'
import { peoplePlants } from './people.ts'
import type { Plant } from './plant.ts'
import { purchasePlants } from './purchases.ts'
import { schedulePlants } from './schedules.ts'
import { sellingPlants } from './selling.ts'

/** Every fault that a shop's database must never hold: `verify` names each, or the database refuses it. */
export const plants: readonly Plant[] = [
  ...bookPlants,
  ...invoicePlants,
  ...paymentPlants,
  ...purchasePlants,
  ...sellingPlants,
  ...schedulePlants,
  ...changePlants,
  ...peoplePlants,
]
