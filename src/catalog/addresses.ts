import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { anyone } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { beginningsOfSlugs, slugsFrom } from './catalog-store.ts'
import { Slug } from './package.ts'

/** What search engines are told of at once. */
const onePage = 1_000

/**
 * Where everything that is for sale is found: a page of slugs, the one that begins `from`, and the slugs that all pages begin with.
 */
export const packageAddresses = query({
  name: 'catalog.addresses',
  input: z.object({ from: Slug.nullable() }),
  output: z.object({ slugs: list(Slug), beginnings: list(Slug) }),
  may: anyone,
  async run(view, { from }) {
    const beginnings = from === null ? await beginningsOfSlugs(view.reader, onePage) : []
    return { slugs: await slugsFrom(view.reader, from ?? '', onePage), beginnings }
  },
})
