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

/** How much of something is done: paid of a total, days of a term. `label` says it in words. */
export function Progress(props: { value: number; max: number; label: string }) {
  return <progress className="progress-track" value={props.value} max={props.max} aria-label={props.label} />
}

export function Spinner() {
  const t = useWords()
  return (
    <span role="status" aria-label={t('common.loading')} className="loading loading-spinner loading-sm" />
  )
}
