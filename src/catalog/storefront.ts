import { z } from 'zod'
import { anyone } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { findPackages, listGroups } from './catalog-store.ts'
import { Slug } from './package.ts'

/** Everything that is for sale: groups in their order, and the visible packages of each. */
export const storefront = query({
  name: 'catalog.storefront',
  input: z.object({}),
  may: anyone,
  async run({ reader }) {
    const groups = await listGroups(reader)
    const packages = await findPackages(reader, { visible: true })
    return { groups, packages }
  },
})

/** One package that is for sale, by its slug. */
export const packagePage = query({
  name: 'catalog.package',
  input: z.object({ slug: Slug }),
  may: anyone,
  async run({ reader }, { slug }) {
    const [item] = await findPackages(reader, { slug })
    return found(item)
  },
})
