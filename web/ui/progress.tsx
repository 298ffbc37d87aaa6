import { useNavigation } from 'react-router'
import { useWords } from './viewer.tsx'

/** A thin line at the top while the next page is on its way. */
export function NavigationBar() {
  const t = useWords()
  const { state } = useNavigation()
  return (
    <div role="status" aria-live="polite">
      {state !== 'idle' && (
        <div className="navigation-bar">
          <span className="sr-only">{t('common.loading')}</span>
        </div>
      )}
    </div>
  )
}
