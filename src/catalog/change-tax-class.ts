import { z } from 'zod'
import { EditOutcome } from '../kernel/edit.ts'
import { TaxClassId } from '../kernel/ids.ts'
import { changesOfThingSince } from '../platform/history/version.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { lockCatalogue } from './catalog-store.ts'
import { NewTaxClass } from './create-tax-class.ts'
import { nameTaken } from './taken.ts'
import type { TaxRate } from './tax.ts'
import { isTaxClassNameTaken, lockTaxClass, type TaxClass, updateTaxClass } from './tax-class-store.ts'

/** What is invoiced from now on is taxed so; what was issued keeps its tax (01-domain, Tax). */
export const changeTaxClass = useCase({
  name: 'tax_class.change',
  input: NewTaxClass.extend({ taxClassId: TaxClassId, version: z.number().int().min(1) }),
  output: EditOutcome,
  may: staffWith('catalog'),
  async run(work, { taxClassId, version, ...entered }) {
    await lockCatalogue(work.trx)
    const before = orNotFound(await lockTaxClass(work.trx, taxClassId))
    if (before.version !== version) {
      const since = {
        type: 'tax_class.changed' as const,
        of: { name: 'taxClassId', id: taxClassId },
        version,
      }
      const changes = await changesOfThingSince(work.trx, since)
      return { outcome: 'outdated' as const, version: before.version, changes }
    }
    await save(work, before, entered)
    return { outcome: 'saved' as const }
  },
})

type Content = Pick<TaxClass, 'name' | 'rates'>

async function save(work: Work, before: TaxClass, after: Content): Promise<void> {
  const { id, version } = before
  if (await isTaxClassNameTaken(work.trx, after.name, id)) throw new Refused('name_taken', {}, [nameTaken])
  const [was, is] = [textsOf(before), textsOf(after)]
  const changed = (['name', 'rates'] as const).filter((detail) => was[detail] !== is[detail])
  if (changed.length === 0) return
  const rates = after.rates.map((rate) => ({ ...rate, id: work.newId() }))
  await updateTaxClass(work.trx, { id, name: after.name, rates })
  for (const detail of changed) {
    work.record({
      type: 'tax_class.changed',
      customerId: null,
      taxClassId: id,
      name: after.name,
      version: version + 1,
      change: { detail, before: was[detail], after: is[detail] },
    })
  }
}

function textsOf({ name, rates }: Content): Readonly<Record<'name' | 'rates', string>> {
  return { name, rates: rates.map(textOfRate).join('; ') }
}

function textOfRate({ country, region, name, ratePpm }: TaxRate): string {
  const place = [country ?? '*', region].filter(Boolean).join(' ')
  return `${place}: ${name} ${Number(ratePpm) / 10_000} %`
}
