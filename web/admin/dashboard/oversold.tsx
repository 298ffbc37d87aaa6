import type { Oversold as OversoldPackage } from '../../../src/overviews/dashboard-store.ts'
import { Card } from '../../ui/card.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** What was sold more often than it was there; nothing shows while all is. */
export function Oversold({ oversold }: { oversold: readonly OversoldPackage[] }) {
  const t = useWords()
  if (oversold.length === 0) return null
  return (
    <Card title={t('admin.oversold.title')}>
      <p className="mb-3 text-muted">{t('admin.oversold.text')}</p>
      <ul className="grid gap-1.5">
        {oversold.map(({ id, name, by }) => (
          <li key={id}>
            <span className="font-[550]">{name}</span> · {t('admin.oversold.by', { by })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
