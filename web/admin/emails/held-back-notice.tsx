import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'

/** Why emails wait here, and letting them go. */
export function HeldBackNotice() {
  const t = useWords()
  const may = useMay()
  return (
    <div className="mb-5">
      <Notice
        tone="warn"
        title={t('admin.email.heldBackTitle')}
        action={may('settings') ? <Release /> : undefined}
      >
        {t('admin.email.heldBackText')}
      </Notice>
    </div>
  )
}

function Release() {
  const t = useWords()
  return (
    <Confirm
      intent="release"
      label={t('admin.email.release')}
      title={t('admin.email.releaseTitle')}
      small
      text={<p>{t('admin.email.releaseText')}</p>}
    >
      <SubmitButton wide>{t('admin.email.release')}</SubmitButton>
    </Confirm>
  )
}
