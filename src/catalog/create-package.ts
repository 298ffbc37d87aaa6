import { FieldId, GroupId, OptionId, PackageId, TaxClassId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { insertPackage, lockCatalogue } from './catalog-store.ts'
import { NewPackage, Package } from './package.ts'
import { isSlugTaken, namesOf } from './package-edit-store.ts'
import { slugTaken } from './taken.ts'

export const createPackage = useCase({
  name: 'package.create',
  input: NewPackage.extend({ groupId: GroupId, taxClassId: TaxClassId }),
  output: Package,
  may: staffWith('catalog'),
  async run(work, { options, fields, ...rest }) {
    await lockCatalogue(work.trx)
    orNotFound(await namesOf(work.trx, rest))
    if (await isSlugTaken(work.trx, rest.slug, null)) throw new Refused('address_taken', {}, [slugTaken])
    const created: Package = {
      ...rest,
      id: PackageId.parse(work.newId()),
      kind: 'product',
      options: options.map((option) => ({ ...option, id: OptionId.parse(work.newId()) })),
      fields: fields.map((field) => ({ ...field, id: FieldId.parse(work.newId()) })),
    }
    await insertPackage(work.trx, created, work.now)
    const { id: packageId, name, stock } = created
    work.record({ type: 'package.created', customerId: null, packageId, name, stock })
    return created
  },
})
