import { z } from 'zod'
import { buyerOf } from '../customers/buyer.ts'
import { addTerm, dayOfMonth } from '../kernel/calendar.ts'
import { anyone } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { findPackages, listGroups, taxRates } from './catalog-store.ts'
import { priceIn, Slug } from './package.ts'
import { noTax, taxFor } from './tax.ts'

/** Everything that is for sale: groups in their order, the visible packages of each, and the viewer's currency. */
export const storefront = query({
  name: 'catalog.storefront',
  input: z.object({}),
  may: anyone,
  async run(view) {
    const { currency } = await buyerOf(view)
    const groups = await listGroups(view.reader)
    const packages = await findPackages(view.reader, { visible: true })
    return { groups, packages, currency }
  },
})

/** One package that is for sale, by its slug: what it costs the viewer, and when each way of buying it would renew. */
export const packagePage = query({
  name: 'catalog.package',
  input: z.object({ slug: Slug }),
  may: anyone,
  async run(view, { slug }) {
    const [item] = await findPackages(view.reader, { slug })
    const { options, ...about } = found(item)
    const buyer = await buyerOf(view)
    const rates = (await taxRates(view.reader)).get(about.taxClassId)
    const offers = options.flatMap((option) => {
      const price = priceIn(option, buyer.currency)
      const { id, term } = option
      const renewsOn = term && addTerm(view.today, term, dayOfMonth(view.today))
      return price ? [{ id, term, renewsOn, ...price }] : []
    })
    const tax = rates ? taxFor(rates, buyer) : noTax
    return { ...about, offers, currency: buyer.currency, tax, taxMode: view.store.taxMode }
  },
})
