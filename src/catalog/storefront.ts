import { z } from 'zod'
import { buyerOf } from '../customers/buyer.ts'
import { addTerm, type CalendarDate, dayOfMonth } from '../kernel/calendar.ts'
import { Day, list, MinorUnits } from '../kernel/codecs.ts'
import { OptionId } from '../kernel/ids.ts'
import { anyone } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, type View } from '../platform/use-case.ts'
import { findPackages, Group, listGroups, taxRates } from './catalog-store.ts'
import { daysOf, partsOf } from './instalments.ts'
import { Instalments, type Option, Package, Price, priceIn, Slug, Term } from './package.ts'
import { AppliedTax, noTax, taxFor } from './tax.ts'

/** One of the ways to buy something in the viewer's currency. */
const Offer = Price.extend({
  id: OptionId,
  term: Term.nullable(),
  renewsOn: Day.nullable(),
  parts: z.object({ ...Instalments.shape, firstMinor: MinorUnits, lastOn: Day }).nullable(),
})
const Offered = Package.omit({ options: true }).extend({ offers: list(Offer) })

/** What stands beside it in its group, to compare it with. */
const Neighbour = Offered.pick({ slug: true, name: true, summary: true, stock: true, offers: true })

/** Everything that is for sale: groups in their order, the visible packages of each, and the viewer's currency. */
export const storefront = query({
  name: 'catalog.storefront',
  input: z.object({}),
  output: z.object({ groups: list(Group), packages: list(Offered), currency: z.string() }),
  may: anyone,
  async run(view) {
    const { currency } = await buyerOf(view)
    const groups = await listGroups(view.reader)
    const packages = await findPackages(view.reader, { visible: true })
    const offered = packages.map(({ options, ...offered }) => ({
      ...offered,
      offers: offersOf(options, { currency, today: view.today }),
    }))
    return { groups, packages: offered, currency }
  },
})

/** One package that is for sale, by its slug: what it costs the viewer, and when each way of buying it would renew. */
export const packagePage = query({
  name: 'catalog.package',
  input: z.object({ slug: Slug }),
  output: Offered.extend({
    currency: z.string(),
    tax: AppliedTax,
    group: z.string(),
    neighbours: list(Neighbour),
    taxMode: z.enum(['exclusive', 'inclusive']),
  }),
  may: anyone,
  async run(view, { slug }) {
    const [item] = await findPackages(view.reader, { slug })
    const { options, ...offered } = orNotFound(item)
    const buyer = await buyerOf(view)
    const rates = (await taxRates(view.reader)).get(offered.taxClassId)
    const offers = offersOf(options, { currency: buyer.currency, today: view.today })
    const tax = rates ? taxFor(rates, buyer) : noTax
    const group = (await listGroups(view.reader)).find(({ id }) => id === offered.groupId)?.name ?? ''
    const neighbours = await neighboursOf(view, offered, buyer.currency)
    return {
      ...offered,
      offers,
      currency: buyer.currency,
      tax,
      taxMode: view.shop.taxMode,
      group,
      neighbours,
    }
  },
})

const mostNeighbours = 5

/** The others of its group that are sold in this currency. */
async function neighboursOf(
  { reader, today }: View,
  { id, groupId }: Pick<Package, 'id' | 'groupId'>,
  currency: string,
) {
  const others = (await findPackages(reader, { groupId })).filter((other) => other.id !== id)
  return others
    .map(({ slug, name, summary, stock, options }) => ({
      slug,
      name,
      summary,
      stock,
      offers: offersOf(options, { currency, today }),
    }))
    .filter(({ offers }) => offers.length > 0)
    .slice(0, mostNeighbours)
}

type Asked = { readonly currency: string; readonly today: CalendarDate }

/** The ways to buy something in a currency, with what each costs and what follows from buying it today. */
function offersOf(options: readonly Option[], { currency, today }: Asked) {
  return options.flatMap((option) => {
    const price = priceIn(option, currency)
    if (!price) return []
    const { id, term, instalments } = option
    const renewsOn = term && addTerm(today, term, dayOfMonth(today))
    return [{ id, term, renewsOn, parts: instalments && paidInParts(price, instalments, today), ...price }]
  })
}

/** What is paid today of the price of one, and when the last instalment would be due; null where it is not divided. */
function paidInParts({ priceMinor }: Price, instalments: Instalments, today: CalendarDate) {
  const { count } = instalments
  const parts = partsOf({ unitMinor: priceMinor, quantity: 1, discountMinor: 0n }, count)
  const lastOn = daysOf(instalments, today).at(-1)
  return parts?.[0] && lastOn ? { ...instalments, firstMinor: parts[0].unitMinor, lastOn } : null
}
