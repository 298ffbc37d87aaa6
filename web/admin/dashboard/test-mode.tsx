import { Notice } from '../../ui/notice.tsx'
import { useViewer, useWords } from '../../ui/viewer.tsx'

/** Nothing in a demo shop, which says so anyway. */
export function TestMode() {
  const t = useWords()
  const { shop } = useViewer()
  if (!shop.sandbox || shop.demoToday !== null) return null
  return (
    <div className="mb-5">
      <Notice tone="warn" title={t('admin.testMode.title')}>
        <p>{t('admin.testMode.text')}</p>
      </Notice>
    </div>
  )
}
