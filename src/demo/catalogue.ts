import type { z } from 'zod'
import type { App } from '../app.ts'
import type { NewPackage, Package } from '../catalog/package.ts'
import { present } from '../kernel/assert.ts'
import type { Actor } from '../platform/actor.ts'
import { learning, memberships, publications } from './club-and-press.ts'
import { addOns, hostingPlans } from './hosting.ts'
import { taxClasses } from './taxes.ts'

export type DemoPackage = z.input<typeof NewPackage>

/** What is sold, by slug. */
export type Catalogue = ReadonlyMap<string, Package>

/** Customers change between these, and are charged or given back the difference. */
const changes = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
} as const

const groups = [
  { slug: 'hosting', name: 'Hosting', description: 'A home for your site.', items: hostingPlans, changes },
  { slug: 'add-ons', name: 'Add-ons', description: 'What goes well with a plan.', items: addOns },
  { slug: 'club', name: 'Club', description: 'Good company.', items: memberships, changes },
  { slug: 'press', name: 'Press', description: 'On paper.', items: publications, taxed: 'reduced' },
  { slug: 'workshop', name: 'Workshop', description: 'Courses and editions.', items: learning },
] as const

/** Makes everything that the demo shop sells. */
export async function fillCatalogue({ catalog }: App, owner: Actor): Promise<Catalogue> {
  const { standard, reduced } = taxClasses
  const classes = {
    standard: await catalog.createTaxClass(owner, { name: 'Standard', rates: standard }),
    reduced: await catalog.createTaxClass(owner, { name: 'Books and papers', rates: reduced }),
  }
  const made = new Map<string, Package>()
  for (const { items, ...group } of groups) {
    const groupId = await catalog.createGroup(owner, group)
    const taxClassId = classes['taxed' in group ? group.taxed : 'standard']
    for (const item of items) {
      made.set(item.slug, await catalog.createPackage(owner, { ...item, groupId, taxClassId }))
    }
  }
  await makeCoupons({ catalog }, owner, made)
  return made
}

/** One for newcomers, that the newest customers have used, and one that is for two currencies and a small group of things. */
async function makeCoupons({ catalog }: Pick<App, 'catalog'>, owner: Actor, made: Catalogue): Promise<void> {
  const plans = hostingPlans.map(({ slug }) => sold(made, slug).id)
  const each = { mostUsesEach: 1 }
  await catalog.createCoupon(owner, {
    code: 'WELCOME',
    percentPpm: '200000',
    packageIds: plans,
    renewals: 2,
    ...each,
  })
  await catalog.createCoupon(owner, {
    code: 'PRINT-5',
    packageIds: [sold(made, 'poster').id],
    mostUses: 50,
    amounts: [
      { currency: 'EUR', minor: '500' },
      { currency: 'USD', minor: '500' },
    ],
  })
}

export function sold(catalogue: Catalogue, slug: string): Package {
  return present(catalogue.get(slug), `the demo's ${slug}`)
}
