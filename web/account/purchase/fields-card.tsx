import type { ReactNode } from 'react'
import { useOutlet } from 'react-router'
import { Card } from '../../ui/card.tsx'
import { Pencil } from '../../ui/icons.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../../ui/viewer.tsx'
import type { PurchaseModel } from './model.ts'

/** What was entered for it, changed where it stands: the page below this one (`fields.tsx`) is the form. */
export function FieldsCard({ purchase }: { purchase: PurchaseModel }) {
  const t = useWords()
  const form = useOutlet(purchase)
  const { id, fields, openFields } = purchase
  if (fields.length + openFields.length === 0) return null
  const edit = openFields.length > 0 && !form && (
    <Link to={`/account/purchases/${id}/fields`} keepsScroll className="btn btn-ghost btn-sm">
      <Pencil aria-hidden className="size-3.5" />
      {t('account.purchase.editFields')}
    </Link>
  )
  return (
    <Card title={t('account.purchase.fields')} actions={edit}>
      {openFields.length > 0 && form ? form : <Entered purchase={purchase} />}
    </Card>
  )
}

type Item = readonly [label: string, value: ReactNode]

/** Of those that may be changed also the empty ones; where some may, the others say that they may not. */
function Entered({ purchase: { fields, openFields } }: { purchase: PurchaseModel }) {
  const t = useWords()
  const empty = openFields.filter(({ id }) => !fields.some(({ fieldId }) => fieldId === id))
  const isOpen = (fieldId: string) => openFields.some(({ id }) => id === fieldId)
  const shown = fields.map(
    ({ fieldId, label, value }): Item => [
      label,
      <span key={fieldId} className="whitespace-pre-line">
        {value}
        {openFields.length > 0 && !isOpen(fieldId) && (
          <span className="ml-2 text-[0.8125rem] text-muted">{t('account.purchase.fieldLocked')}</span>
        )}
      </span>,
    ],
  )
  const missing = empty.map(
    ({ id, label }): Item => [
      label,
      <span key={id} className="text-muted">
        {t('account.purchase.fieldEmpty')}
      </span>,
    ],
  )
  return <KeyValues items={[...shown, ...missing]} />
}
