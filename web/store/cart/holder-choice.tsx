import { SubmitButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'
import type { Order } from '../order.ts'

/** What the things in the cart are to belong to, where nothing else in it can hold them. */
export function HolderChoice({ order }: { order: Order }) {
  const t = useWords()
  const { day } = useFormats()
  const { user } = useViewer()
  const { holders, parentId, lacksParent } = order
  if (holders.length === 0) {
    return (
      lacksParent && <Notice tone="warn">{user ? t('cart.lacksParentHere') : t('cart.lacksParent')}</Notice>
    )
  }
  return (
    <PostForm intent="attach" action="/cart" className="card-box grid gap-3 p-5">
      <SelectField
        key={parentId}
        name="purchaseId"
        label={t('cart.belongsTo')}
        hint={t(lacksParent ? 'cart.belongsToHint' : 'cart.belongsToChosen')}
        defaultValue={parentId ?? holders[0]?.id}
      >
        {holders.map(({ id, name, startedOn }) => (
          <option key={id} value={id} suppressHydrationWarning>
            {t('cart.holder', { name, day: day(startedOn) })}
          </option>
        ))}
      </SelectField>
      <SubmitButton look={lacksParent ? 'primary' : 'plain'} name="do" value="attach">
        {t(lacksParent ? 'cart.attach' : 'cart.attachOther')}
      </SubmitButton>
    </PostForm>
  )
}
