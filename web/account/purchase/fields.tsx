import { useOutletContext } from 'react-router'
import { z } from 'zod'
import { EditVersion } from '../../../src/kernel/edit.ts'
import { actorContext, appContext } from '../../context.ts'
import { inConflict, redirectSaved } from '../../edited.ts'
import { submitted } from '../../form.ts'
import { CustomField } from '../../store/package/custom-field.tsx'
import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { Route } from './+types/fields'
import type { PurchaseModel } from './model.ts'
import { purchaseIdIn } from './purchase-id.ts'

const FieldsForm = z.object({
  version: EditVersion,
  fields: z.record(z.string(), z.string()).default({}),
})

export function action({ context, params, request }: Route.ActionArgs) {
  return submitted(request, FieldsForm, async (form) => {
    const purchaseId = purchaseIdIn(params.id)
    const change = context.get(appContext).purchases.changeFields
    const edited = await change(context.get(actorContext), { ...form, purchaseId })
    if (edited.outcome === 'conflict') return inConflict('fields', named(edited))
    return redirectSaved(`/account/purchases/${purchaseId}`, 'account.purchase.fieldsSaved', edited.kept)
  })
}

type Conflict = Parameters<typeof inConflict>[1]

/** Under the names that the form gives its fields. */
function named({ merged, conflicts, ...conflict }: Conflict): Conflict {
  const nameOf = (id: string) => `fields.${id}`
  return {
    ...conflict,
    merged: Object.fromEntries(Object.entries(merged).map(([id, value]) => [nameOf(id), value])),
    conflicts: conflicts.map(({ field, ...each }) => ({ ...each, field: nameOf(field) })),
  }
}

/** The form of what was entered for a purchase, in its card on the purchase's page. */
export default function PurchaseFields() {
  const t = useWords()
  const { id, fields, openFields, version } = useOutletContext<PurchaseModel>()
  const entered = (fieldId: string) => fields.find((field) => field.fieldId === fieldId)?.value
  return (
    <PostForm intent="fields" className="grid gap-5" draft>
      <VersionField version={version} />
      {openFields.map((field) => (
        <CustomField key={field.id} field={field} stored={entered(field.id)} />
      ))}
      <div className="flex gap-2">
        <SubmitButton>{t('common.save')}</SubmitButton>
        <ButtonLink to={`/account/purchases/${id}`} look="ghost">
          {t('common.back')}
        </ButtonLink>
      </div>
    </PostForm>
  )
}
