import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Boxes, Landmark } from '../../ui/icons.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** What is to be made before the first package. */
export function NothingToStandOn({ hasGroups }: { hasGroups: boolean }) {
  const t = useWords()
  return (
    <Card flush>
      {hasGroups ? (
        <EmptyState
          icon={<Landmark />}
          title={t('admin.packages.noTax')}
          text={t('admin.packages.noTaxText')}
          action={
            <ButtonLink to="/admin/tax-classes/new" look="primary">
              {t('admin.taxClass.make')}
            </ButtonLink>
          }
        />
      ) : (
        <EmptyState
          icon={<Boxes />}
          title={t('admin.packages.noGroups')}
          text={t('admin.packages.noGroupsText')}
          action={
            <ButtonLink to="/admin/groups/new" look="primary">
              {t('admin.group.make')}
            </ButtonLink>
          }
        />
      )}
    </Card>
  )
}
