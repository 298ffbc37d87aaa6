import type { App } from '../../src/app.ts'
import type { Actor } from '../../src/platform/actor.ts'

const month = { unit: 'month', count: 1 } as const
const year = { unit: 'year', count: 1 } as const
const euros = (priceMinor: bigint) => [{ currency: 'EUR', priceMinor: String(priceMinor) }]

/** What this shop sells: a plan that renews and asks for something, a thing sold once, and one that is free. */
export async function fillShelves(app: App, staff: Actor) {
  const groupId = await app.catalog.createGroup(staff, {
    slug: 'all',
    name: 'Everything',
    changes: { upgrade: 'charged', downgrade: 'credit', proration: 'keep_date' },
  })
  const rates = [{ country: null, name: 'VAT', ratePpm: '190000' }]
  const taxClassId = await app.catalog.createTaxClass(staff, { name: 'Standard', rates })
  const shared = { groupId, taxClassId }
  return {
    hosting: await app.catalog.createPackage(staff, {
      ...shared,
      slug: 'hosting',
      name: 'Web hosting',
      summary: 'One site and everything it needs.',
      description: 'A home for **one site**.',
      options: [
        { term: month, prices: euros(1_000n) },
        { term: year, prices: euros(10_000n) },
      ],
      fields: [
        { label: 'Domain', hint: 'As example.com', type: 'text', required: true },
        { label: 'Data centre', type: 'choice', choices: ['Frankfurt', 'Helsinki'], required: true },
      ],
    }),
    poster: await app.catalog.createPackage(staff, {
      ...shared,
      slug: 'poster',
      name: 'Poster',
      summary: 'Ink on paper.',
      options: [{ term: null, prices: euros(2_000n) }],
    }),
    course: await app.catalog.createPackage(staff, {
      ...shared,
      slug: 'course',
      name: 'Course',
      summary: 'Eight evenings.',
      options: [
        { term: null, prices: euros(10_000n) },
        { term: null, instalments: { count: 4, every: month }, prices: euros(10_001n) },
      ],
    }),
    sample: await app.catalog.createPackage(staff, {
      ...shared,
      slug: 'sample',
      name: 'Free sample',
      summary: 'A first look.',
      options: [{ term: null, prices: euros(0n) }],
    }),
  }
}
