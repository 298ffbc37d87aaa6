import { z } from 'zod'
import { EditOutcome } from '../kernel/edit.ts'
import { FieldId, GroupId, OptionId, PackageId, TaxClassId } from '../kernel/ids.ts'
import { changesOfThingSince } from '../platform/history/version.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { lockCatalogue } from './catalog-store.ts'
import { ChangedField, ChangedOption, NewPackage, type Package } from './package.ts'
import { changesBetween, textsOf } from './package-details.ts'
import {
  addToStock,
  type Edited,
  isSlugTaken,
  lockEdited,
  namesOf,
  setStock,
  updatePackage,
} from './package-edit-store.ts'
import { slugTaken } from './taken.ts'

const Stock = NewPackage.shape.stock.unwrap()

/**
 * Changes what is sold from now on. What customers have already stays as it was agreed, and what they may do with it is as the
 * package says. Stock is changed by the difference of what was there when the form was opened and what there shall be: what was sold
 * meanwhile is sold.
 */
export const changePackage = useCase({
  name: 'package.change',
  input: NewPackage.omit({ stock: true }).extend({
    packageId: PackageId,
    version: z.number().int().min(1),
    groupId: GroupId,
    taxClassId: TaxClassId,
    stock: z.object({ was: Stock, now: Stock }),
    options: z.array(ChangedOption).min(1).max(20),
    fields: z.array(ChangedField).max(30),
  }),
  output: EditOutcome,
  may: staffWith('catalog'),
  async run(work, { packageId, version, stock, ...entered }) {
    await lockCatalogue(work.trx)
    const edited = orNotFound(await lockEdited(work.trx, packageId))
    if (edited.archivedAt) throw new Refused('package_archived')
    if (edited.version !== version) {
      const since = { type: 'package.changed' as const, of: { name: 'packageId', id: packageId }, version }
      const changes = await changesOfThingSince(work.trx, since)
      return { outcome: 'outdated' as const, version: edited.version, changes }
    }
    const after = changedPackage(work, edited.item, entered)
    await save(work, edited, after)
    await changeStock(work, after, stock)
    return { outcome: 'saved' as const }
  },
})

type Entered = Omit<Package, 'id' | 'kind' | 'stock' | 'options' | 'fields'> & {
  readonly options: readonly z.output<typeof ChangedOption>[]
  readonly fields: readonly z.output<typeof ChangedField>[]
}

/** With the ids that it has already; one that is not its own is nobody's. */
function changedPackage(work: Work, before: Package, { options, fields, ...entered }: Entered): Package {
  const optionIds = new Set(before.options.map(({ id }) => id))
  const fieldIds = new Set(before.fields.map(({ id }) => id))
  return {
    ...before,
    ...entered,
    options: options.map((option) => ({
      ...option,
      id: keptId(option.id, optionIds) ?? OptionId.parse(work.newId()),
    })),
    fields: fields.map((field) => ({
      ...field,
      id: keptId(field.id, fieldIds) ?? FieldId.parse(work.newId()),
    })),
  }
}

function keptId<Id extends string>(id: Id | null, known: ReadonlySet<Id>): Id | null {
  if (id !== null && !known.has(id)) orNotFound(undefined)
  return id
}

/** Tells each detail that differs. */
async function save(work: Work, { item: before, version }: Edited, after: Package): Promise<void> {
  if (await isSlugTaken(work.trx, after.slug, after.id)) throw new Refused('address_taken', {}, [slugTaken])
  const names = orNotFound(await namesOf(work.trx, before))
  const changes = changesBetween(
    textsOf(before, names),
    textsOf(after, orNotFound(await namesOf(work.trx, after))),
  )
  if (changes.length === 0) return
  await updatePackage(work.trx, before, after)
  for (const change of changes) {
    work.record({
      type: 'package.changed',
      customerId: null,
      packageId: after.id,
      name: after.name,
      version: version + 1,
      change,
    })
  }
}

type StockChange = { readonly was: number | null; readonly now: number | null }

async function changeStock(work: Work, { id, name }: Package, { was, now }: StockChange): Promise<void> {
  if (was === now) return
  const by = was === null || now === null ? null : now - was
  await (by === null ? setStock(work.trx, id, now) : addToStock(work.trx, id, by))
  work.record({ type: 'package.stock_changed', customerId: null, packageId: id, name, by, stock: now })
}
