import type { Option } from '../../../src/catalog/package.ts'
import { termUnits } from '../../../src/kernel/calendar.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/values.tsx'
import { useWords } from '../../ui/viewer.tsx'

const count = { type: 'number', inputMode: 'numeric', min: 1, max: 120 } as const

/** One way to buy a package: how it is paid, and what it costs in each currency. */
export function OptionLine(props: {
  at: number
  option: Option | undefined
  /** The same option exists already, so that it can be taken out. */
  isStored: boolean
  currencies: readonly string[]
}) {
  const t = useWords()
  const { at, option, isStored, currencies } = props
  const name = (field: string) => `options.${at}.${field}`
  const { term, instalments } = option ?? {}
  const how = option && !term ? (instalments ? 'parts' : 'once') : 'renews'
  return (
    <>
      {option && isStored && <input type="hidden" name={name('id')} value={option.id} />}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_repeat(2,minmax(0,1fr))]">
        <SelectField name={name('how')} label={t('admin.packages.how')} defaultValue={how}>
          {(['renews', 'once', 'parts'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`admin.packages.hows.${each}`)}
            </option>
          ))}
        </SelectField>
        <Field
          name={name('count')}
          label={t('admin.packages.count')}
          defaultValue={term?.count ?? 1}
          {...count}
        />
        <UnitField name={name('unit')} label={t('admin.packages.unit')} unit={term?.unit} />
      </div>
      <details open={how === 'parts'}>
        <summary className="cursor-pointer text-[0.8125rem] text-muted">
          {t('admin.packages.hows.parts')}
        </summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-3">
          <Field
            name={name('parts')}
            label={t('admin.packages.parts')}
            defaultValue={instalments?.count}
            {...count}
          />
          <Field
            name={name('every')}
            label={t('admin.packages.every')}
            defaultValue={instalments?.every.count}
            {...count}
          />
          <UnitField
            name={name('everyUnit')}
            label={t('admin.packages.unit')}
            unit={instalments?.every.unit}
          />
        </div>
      </details>
      <Prices name={name} option={option} currencies={currencies} />
      {isStored && <Checkbox name={name('gone')} label={t('admin.packages.gone')} />}
    </>
  )
}

function UnitField({ name, label, unit }: { name: string; label: string; unit: string | undefined }) {
  const t = useWords()
  return (
    <SelectField name={name} label={label} defaultValue={unit ?? 'month'}>
      {termUnits.map((each) => (
        <option key={each} value={each}>
          {t(`admin.packages.units.${each}`)}
        </option>
      ))}
    </SelectField>
  )
}

function Prices(props: {
  name: (field: string) => string
  option: Option | undefined
  currencies: readonly string[]
}) {
  const t = useWords()
  const { amount } = useFormats()
  const shown = (minor: bigint | undefined, currency: string) =>
    minor === undefined ? undefined : amount({ minor, currency })
  return props.currencies.map((currency) => {
    const price = props.option?.prices.find((each) => each.currency === currency)
    const setup = price && price.setupMinor > 0n ? price.setupMinor : undefined
    const field = { inputMode: 'decimal', autoComplete: 'off' } as const
    return (
      <div key={currency} className="grid gap-4 sm:grid-cols-2">
        <Field
          name={props.name(`price.${currency}`)}
          label={t('admin.packages.priceIn', { currency })}
          defaultValue={shown(price?.priceMinor, currency)}
          {...field}
        />
        <Field
          name={props.name(`setup.${currency}`)}
          label={t('admin.packages.setupIn', { currency })}
          defaultValue={shown(setup, currency)}
          optional
          {...field}
        />
      </div>
    )
  })
}
