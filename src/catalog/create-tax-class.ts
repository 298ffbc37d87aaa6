import { z } from 'zod'
import { TaxClassId } from '../kernel/ids.ts'
import { line } from '../kernel/text.ts'
import { staffWith } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { insertTaxClass } from './catalog-store.ts'
import { NewTaxRate } from './tax.ts'

export const createTaxClass = useCase({
  name: 'tax_class.create',
  input: z.object({ name: line(80), rates: z.array(NewTaxRate).max(200) }),
  output: TaxClassId,
  may: staffWith('catalog'),
  async run(work, { name, rates }) {
    const id = TaxClassId.parse(work.newId())
    await insertTaxClass(work.trx, { id, name, rates: rates.map((rate) => ({ ...rate, id: work.newId() })) })
    work.record({ type: 'tax_class.created', customerId: null, name })
    return id
  },
})
