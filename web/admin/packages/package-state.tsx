import { Badge } from '../../ui/status-badge.tsx'
import { useWords } from '../../ui/viewer.tsx'

type Stated = { readonly visible: boolean; readonly stock: number | null; readonly archivedAt: string | null }

/** Whether a package is for sale. */
export function PackageState({ item: { visible, stock, archivedAt } }: { item: Stated }) {
  const t = useWords()
  if (archivedAt) return <Badge tone="calm">{t('admin.packages.archived')}</Badge>
  if (!visible) return <Badge tone="wait">{t('admin.packages.hidden')}</Badge>
  if (stock === 0) return <Badge tone="warn">{t('admin.packages.soldOut')}</Badge>
  return <Badge tone="good">{t('admin.packages.forSale')}</Badge>
}
