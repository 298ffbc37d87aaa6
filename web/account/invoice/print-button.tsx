import { useHydrated } from '../../ui/hydrated.ts'
import { Printer } from '../../ui/icons.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** Prints the page. Browsers do that by themselves too, so without scripts it is left out. */
export function PrintButton() {
  const t = useWords()
  if (!useHydrated()) return null
  return (
    <button type="button" className="btn max-sm:hidden" onClick={() => window.print()}>
      <Printer aria-hidden className="size-4" />
      {t('account.invoice.print')}
    </button>
  )
}
