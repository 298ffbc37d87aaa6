import { z } from 'zod'
import { findPackages } from '../catalog/catalog-store.ts'
import { type FieldValue, readFieldValues } from '../catalog/field-values.ts'
import type { Field, Package } from '../catalog/package.ts'
import { EditVersion, editOutcome, mergeEdit } from '../kernel/edit.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { changesSince } from '../platform/history/version.ts'
import { either, isShopItself, staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { saveFields } from './folded-name-store.ts'
import type { Purchase } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { isUsable } from './purchase-states.ts'
import { lockPurchase } from './purchase-store.ts'

const Texts = z.record(z.string().max(40), z.string().max(10_000))

/**
 * Changes what was entered for a purchase: by its customer what the package lets them change while it is usable, by the shop everything.
 * Each field that differs is told in the history with its old value; two who change the same are told of each other.
 */
export const changeFields = useCase({
  name: 'purchase.change_fields',
  input: z.object({ purchaseId: PurchaseId, version: EditVersion, fields: Texts }),
  output: editOutcome({ changed: z.number().int() }, Texts),
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId, version, fields: typed }) {
    const purchase = orNotFound(await lockPurchase(work.trx, purchaseId))
    if (!isShopItself(work) && !isUsable(purchase)) throw new Refused('purchase_not_active')
    const [item] = await findPackages(work.trx, { ids: [purchase.packageId] })
    const open = fieldsOpenTo(isShopItself(work) ? 'shop' : 'customer', orNotFound(item))
    refuseLocked(orNotFound(item), open, typed)
    const before = textsOf(purchase, open)
    const entered = Object.fromEntries(open.map(({ id }) => [id, (typed[id] ?? before[id] ?? '').trim()]))
    const since = await changesSince(work.trx, {
      chain: purchase.customerId,
      type: 'purchase.field_changed',
      version,
      of: { name: 'purchase', id: purchaseId },
    })
    const { merged, conflicts, kept } = mergeEdit(before, entered, since.changes)
    if (conflicts.length > 0) {
      return { outcome: 'conflict' as const, version: since.version, merged, conflicts: [...conflicts] }
    }
    const changed = await save(work, purchase, { open, before, after: merged })
    return { outcome: 'saved' as const, changed, kept: [...kept] }
  },
})

/** What may be changed of what was entered: by customers what the package says, by the shop everything. */
export function fieldsOpenTo(
  who: 'customer' | 'shop',
  { fields }: Pick<Package, 'fields'>,
): readonly Field[] {
  return who === 'shop' ? fields : fields.filter(({ editable, staffOnly }) => editable && !staffOnly)
}

/** Whoever sends another field than those that are open has made the form up. */
function refuseLocked({ fields }: Package, open: readonly Field[], typed: Record<string, string>): void {
  const locked = fields.filter(({ id }) => typed[id] !== undefined && !open.some((field) => field.id === id))
  if (locked.length === 0) return
  const problems = locked.map(({ id }) => ({ path: ['fields', id], message: 'field.locked' }))
  throw new Refused('invalid_input', {}, problems)
}

type Texts = Readonly<Record<string, string>>

function textsOf({ fields }: Purchase, open: readonly Field[]): Texts {
  return Object.fromEntries(
    open.map(({ id }) => [id, fields.find(({ fieldId }) => fieldId === id)?.value ?? '']),
  )
}

type Edit = { readonly open: readonly Field[]; readonly before: Texts; readonly after: Texts }

/** Answers how many differ. */
async function save(work: Work, purchase: Purchase, { open, before, after }: Edit): Promise<number> {
  const changed = open.filter(({ id }) => before[id] !== after[id])
  if (changed.length === 0) return 0
  const { values, problems } = readFieldValues(
    changed.map((field) => ({ ...field, staffOnly: false })),
    after,
  )
  if (problems.length > 0) throw new Refused('invalid_input', {}, problems)
  const fields = withValues(purchase.fields, changed, values)
  await saveFields(work.trx, { ...purchase, fields })
  const { customerId } = purchase
  for (const { id: fieldId, label } of changed) {
    const change = { detail: label, before: before[fieldId] ?? '', after: after[fieldId] ?? '' }
    work.record({
      type: 'purchase.field_changed',
      customerId,
      purchase: refOf(purchase),
      fieldId,
      personal: { change },
    })
  }
  return changed.length
}

/** Those that were there keep their place; what was emptied is gone. */
function withValues(
  before: readonly FieldValue[],
  changed: readonly Field[],
  values: readonly FieldValue[],
): FieldValue[] {
  const isChanged = ({ fieldId }: FieldValue) => changed.some(({ id }) => id === fieldId)
  const nowOf = (one: FieldValue) => values.find(({ fieldId }) => fieldId === one.fieldId)
  const kept = before.flatMap((one) => (isChanged(one) ? (nowOf(one) ?? []) : one))
  const added = values.filter((one) => !before.some(({ fieldId }) => fieldId === one.fieldId))
  return [...kept, ...added]
}
