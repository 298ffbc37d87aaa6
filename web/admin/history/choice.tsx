import { Form, useSubmit } from 'react-router'
import type { StaffHistoryPage } from '../../../src/customers/customer-page-history.ts'
import type { EventGroup } from '../../../src/platform/history/catalogue.ts'
import { useHydrated } from '../../ui/hydrated.ts'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

/** Which groups of events, and in which order. The list follows at once, and the address keeps the choice. */
export function HistoryChoice(props: {
  groups: readonly EventGroup[]
  shown: readonly EventGroup[]
  order: 'newest' | 'oldest'
  page: Pick<StaffHistoryPage, 'counts' | 'countedUpTo'>
}) {
  const t = useWords()
  const submit = useSubmit()
  const isAlive = useHydrated()
  return (
    <Form
      method="get"
      className="card-box grid gap-4 p-5"
      onChange={(event) => void submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      <input type="hidden" name="chosen" value="yes" />
      <Order order={props.order} />
      <fieldset className="grid gap-0.5">
        <legend className="field-label mb-1">{t('admin.history.show')}</legend>
        {props.groups.map((group) => (
          <Group key={group} group={group} isShown={props.shown.includes(group)} page={props.page} />
        ))}
      </fieldset>
      {!isAlive && (
        <button type="submit" className="btn">
          {t('admin.history.follow')}
        </button>
      )}
    </Form>
  )
}

function Group(props: {
  group: EventGroup
  isShown: boolean
  page: Pick<StaffHistoryPage, 'counts' | 'countedUpTo'>
}) {
  const t = useWords()
  const { number } = useFormats()
  const { counts, countedUpTo } = props.page
  const count = counts[props.group]
  const said = number(count)
  return (
    <label className="flex items-center gap-2.5 py-1">
      <input
        type="checkbox"
        name="show"
        value={props.group}
        defaultChecked={props.isShown}
        className="checkbox checkbox-sm"
      />
      <span className="flex-1">{t(`history.groups.${props.group}`)}</span>
      <span className="count">
        {count < countedUpTo ? said : t('admin.history.atLeast', { number: said })}
      </span>
    </label>
  )
}

function Order({ order }: { order: 'newest' | 'oldest' }) {
  const t = useWords()
  return (
    <fieldset className="grid gap-0.5">
      <legend className="field-label mb-1">{t('admin.history.order')}</legend>
      {(['newest', 'oldest'] as const).map((each) => (
        <label key={each} className="flex items-center gap-2.5 py-1">
          <input
            type="radio"
            name="order"
            value={each}
            defaultChecked={each === order}
            className="radio radio-sm"
          />
          {t(`admin.history.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}
