import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Choice } from './choice.tsx'
import type { PurchaseModel } from './model.ts'

/** Whether renewals are charged by themselves. Switching it off is asked for, since then something has to be done. */
export function Collection({ purchase: { collection } }: { purchase: PurchaseModel }) {
  const t = useWords()
  if (collection === 'automatic') {
    return (
      <Confirm
        intent="collect-manually"
        ends
        label={t('account.purchase.autoOff')}
        title={t('account.purchase.autoOffTitle')}
        keep={t('common.back')}
        text={<p>{t('account.purchase.autoOffText')}</p>}
      >
        <SubmitButton wide>{t('account.purchase.autoOffButton')}</SubmitButton>
      </Confirm>
    )
  }
  return (
    <Choice text={t('account.purchase.autoOnText')}>
      <PostForm intent="collect-automatically">
        <SubmitButton wide look="plain">
          {t('account.purchase.autoOn')}
        </SubmitButton>
      </PostForm>
    </Choice>
  )
}
