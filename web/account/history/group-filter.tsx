import { Form, useNavigation, useSubmit } from 'react-router'
import type { EventGroup } from '../../../src/platform/history/catalogue.ts'
import { Card } from '../../ui/card.tsx'
import { useHydrated } from '../../ui/hydrated.ts'
import { useWords } from '../../ui/viewer.tsx'

/** A checkbox for each group. The list follows at once, and the address keeps the choice; without scripts a button asks. */
export function GroupFilter(props: { groups: readonly EventGroup[]; chosen: readonly EventGroup[] }) {
  const t = useWords()
  const submit = useSubmit()
  const isAlive = useHydrated()
  const chosen = useChosen(props.chosen)
  return (
    <Card title={t('account.history.filter')}>
      <Form
        method="get"
        className="flex flex-wrap gap-x-5 gap-y-2.5 xl:grid"
        onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      >
        {props.groups.map((group) => (
          <label key={`${group} ${chosen.includes(group)}`} className="flex items-center gap-2.5">
            <input
              type="checkbox"
              className="checkbox checkbox-sm"
              name="group"
              value={group}
              defaultChecked={chosen.includes(group)}
            />
            {t(`history.groups.${group}`)}
          </label>
        ))}
        {!isAlive && (
          <button type="submit" className="btn btn-sm">
            {t('account.history.show')}
          </button>
        )}
      </Form>
    </Card>
  )
}

/** What is chosen, also while the list for it is still on its way. */
function useChosen(shown: readonly EventGroup[]): readonly string[] {
  const { location } = useNavigation()
  if (location?.pathname !== '/account/history') return shown
  return new URLSearchParams(location.search).getAll('group')
}
