import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CountryCode } from '../kernel/codes.ts'
import { GroupId, TaxClassId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, type View } from '../platform/use-case.ts'
import { Group, listGroups } from './catalog-store.ts'
import { ChangeRules } from './change-rules.ts'
import { findGroup } from './group-store.ts'
import { currenciesSold } from './package-edit-store.ts'
import { AppliedTax, taxFor } from './tax.ts'
import { findTaxClass, listTaxClasses, TaxClass } from './tax-class-store.ts'

export const PackageChoices = z.object({
  groups: list(Group.pick({ id: true, parentId: true, name: true })),
  taxClasses: list(TaxClass.pick({ id: true, name: true })),
  /** In which something is sold, the shop's own first. */
  currencies: list(z.string()),
})

/** What a package can be made of. */
export const packageChoices = query({
  name: 'package.choices',
  input: z.object({}),
  output: PackageChoices,
  may: staffWith('catalog'),
  run: (view) => choicesFor(view),
})

export async function choicesFor({ reader, shop }: View): Promise<z.output<typeof PackageChoices>> {
  const [groups, taxClasses, sold] = await Promise.all([
    listGroups(reader),
    listTaxClasses(reader),
    currenciesSold(reader),
  ])
  return {
    groups: groups.map(({ id, parentId, name }) => ({ id, parentId, name })),
    // The one that most are taxed by is likely meant.
    taxClasses: taxClasses.toSorted((a, b) => b.packages - a.packages).map(({ id, name }) => ({ id, name })),
    currencies: [...new Set([shop.currency, ...sold])],
  }
}

/** A group as it is edited, with those that it may stand below. */
export const editedGroup = query({
  name: 'group.edited',
  input: z.object({ groupId: GroupId }),
  output: Group.extend({
    changes: ChangeRules.nullable(),
    version: z.number().int(),
    holds: z.number().int(),
    groups: list(Group),
  }),
  may: staffWith('catalog'),
  async run({ reader }, { groupId }) {
    const group = orNotFound(await findGroup(reader, groupId))
    return { ...group, groups: await listGroups(reader) }
  },
})

export const taxClassList = query({
  name: 'tax_class.list',
  input: z.object({}),
  output: z.object({ taxClasses: list(TaxClass) }),
  may: staffWith('catalog'),
  run: async ({ reader }) => ({ taxClasses: await listTaxClasses(reader) }),
})

/** A tax class as it is edited; with a place, also what somebody would pay who buys there. */
export const editedTaxClass = query({
  name: 'tax_class.edited',
  input: z.object({
    taxClassId: TaxClassId,
    place: z
      .object({ country: CountryCode, region: z.string().trim().max(80) })
      .nullable()
      .default(null),
  }),
  output: TaxClass.extend({ tried: AppliedTax.nullable() }),
  may: staffWith('catalog'),
  async run({ reader }, { taxClassId, place }) {
    const taxClass = orNotFound(await findTaxClass(reader, taxClassId))
    return { ...taxClass, tried: place && taxFor(taxClass.rates, place) }
  },
})
