import { z } from 'zod'
import { TaxClassId } from '../kernel/ids.ts'
import { line } from '../kernel/text.ts'
import { staffWith } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { insertTaxClass, lockCatalogue } from './catalog-store.ts'
import { nameTaken } from './taken.ts'
import { NewTaxRate } from './tax.ts'
import { isTaxClassNameTaken } from './tax-class-store.ts'

export const NewTaxClass = z.object({ name: line(80), rates: z.array(NewTaxRate).max(200) })

export const createTaxClass = useCase({
  name: 'tax_class.create',
  input: NewTaxClass,
  output: TaxClassId,
  may: staffWith('catalog'),
  async run(work, { name, rates }) {
    await lockCatalogue(work.trx)
    if (await isTaxClassNameTaken(work.trx, name, null)) throw new Refused('name_taken', {}, [nameTaken])
    const id = TaxClassId.parse(work.newId())
    await insertTaxClass(work.trx, { id, name, rates: rates.map((rate) => ({ ...rate, id: work.newId() })) })
    work.record({ type: 'tax_class.created', customerId: null, name })
    return id
  },
})
