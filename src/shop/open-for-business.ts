import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { setUpShop } from './set-up-shop.ts'
import './shop-ports.ts'

/** Sets the shop up and has this process take it over: from here on there is a shop that doors can speak of. */
export const openForBusiness = process({
  name: 'shop.open',
  input: setUpShop.input,
  output: NoOutput,
  may: systemOnly,
  steps: { setUp: setUpShop },
  async run({ actor, steps, ports }, asked) {
    await steps.setUp(actor, asked)
    await ports.reloadShop()
  },
})
