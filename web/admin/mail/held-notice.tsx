import { SubmitButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { useMay } from '../may.ts'

/** Why mails wait here, and letting them go. */
export function HeldNotice() {
  const t = useWords()
  const may = useMay()
  return (
    <div className="mb-5">
      <Notice
        tone="warn"
        title={t('admin.mail.heldTitle')}
        action={may('settings') ? <Release /> : undefined}
      >
        {t('admin.mail.heldText')}
      </Notice>
    </div>
  )
}

function Release() {
  const t = useWords()
  return (
    <Confirm
      intent="release"
      label={t('admin.mail.release')}
      title={t('admin.mail.releaseTitle')}
      small
      text={<p>{t('admin.mail.releaseText')}</p>}
    >
      <SubmitButton wide>{t('admin.mail.release')}</SubmitButton>
    </Confirm>
  )
}
