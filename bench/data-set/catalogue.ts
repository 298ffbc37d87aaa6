import type { App } from '../../src/app.ts'
import type { Package } from '../../src/catalog/package.ts'
import { permissions } from '../../src/identity/permissions.ts'
import { present } from '../../src/kernel/assert.ts'
import type { Term } from '../../src/kernel/calendar.ts'
import type { UserId } from '../../src/kernel/ids.ts'
import { type Actor, system } from '../../src/platform/actor.ts'

/** A package with the one way it is bought. */
export type Sold = { readonly item: Package; readonly term: Term; readonly priceMinor: bigint }

export const currency = 'EUR'
export const timeZone = 'Europe/Berlin'
export const tax = { name: 'VAT 19 %', ratePpm: 190_000n }
export const seller = { name: 'Bench Store', address: 'Testweg 1, 10115 Berlin', taxId: 'DE123456789' }

const clerk: Actor = {
  kind: 'staff',
  name: 'Bench',
  permissions: new Set(permissions),
  userId: '018f0000-0000-7000-8000-000000000001' as UserId,
}

/** Opens the shop and puts three packages on sale, through the use cases. */
export async function openShop(app: App) {
  await app.shop.setUp(system('set-up'), {
    isDemo: false,
    settings: {
      name: seller.name,
      address: seller.address,
      taxId: seller.taxId,
      email: 'bench@example.com',
      country: 'DE',
      currency,
      timeZone,
    },
  })
  const groupId = await app.catalog.createGroup(clerk, { slug: 'all', name: 'All' })
  const rates = [{ country: null, name: tax.name, ratePpm: String(tax.ratePpm) }]
  const taxClassId = await app.catalog.createTaxClass(clerk, { name: 'Standard', rates })

  async function sell(slug: string, name: string, term: Term, priceMinor: bigint): Promise<Sold> {
    const item = await app.catalog.createPackage(clerk, {
      groupId,
      taxClassId,
      slug,
      name,
      options: [{ term, prices: [{ currency, priceMinor: String(priceMinor) }] }],
      fields: [{ label: 'Domain', type: 'text', required: true }],
    })
    return { item, term, priceMinor }
  }

  return {
    monthly: await sell('web-hosting', 'Web hosting', { unit: 'month', count: 1 }, 990n),
    yearly: await sell('membership', 'Club membership', { unit: 'year', count: 1 }, 4_900n),
  }
}

/** What a customer typed into the package's field, as lines and purchases keep it. */
export function fieldsOf({ item }: Sold, value: string) {
  const field = present(item.fields[0], 'the field of a package')
  return [{ fieldId: field.id, label: field.label, value }]
}
