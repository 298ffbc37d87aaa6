import { account } from './account/index.ts'
import { admin } from './admin/index.ts'
import { card } from './card.ts'
import { cart } from './cart.ts'
import { change } from './change.ts'
import { checkout } from './checkout.ts'
import { common } from './common.ts'
import { documents } from './documents.ts'
import { dueWork } from './due-work.ts'
import { email } from './email.ts'
import { events } from './events.ts'
import { field } from './field.ts'
import { form } from './form.ts'
import { history } from './history.ts'
import { identity } from './identity.ts'
import { kind } from './kind.ts'
import { refusals } from './refusals.ts'
import { schedules } from './schedules.ts'
import { state } from './state.ts'
import { store } from './store.ts'
import { stories } from './stories.ts'
import { trouble } from './trouble.ts'

/** Every sentence a person may read, by area. Other languages have the same shape. */
export const en = {
  account,
  admin,
  card,
  cart,
  change,
  checkout,
  common,
  documents,
  dueWork,
  events,
  field,
  form,
  history,
  identity,
  kind,
  email,
  refusals,
  schedules,
  state,
  store,
  stories,
  trouble,
} as const
