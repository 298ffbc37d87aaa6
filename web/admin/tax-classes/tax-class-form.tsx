import type { TaxRate } from '../../../src/catalog/tax.ts'
import type { Named } from '../../identity/countries.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { Lines } from '../packages/lines.tsx'

type Stored = { readonly name: string; readonly rates: readonly TaxRate[] }

/** A tax class with its rates, from above downwards. */
export function TaxClassForm(props: {
  taxClass?: Stored | undefined
  version?: number | undefined
  countries: readonly Named[]
  save: string
}) {
  const t = useWords()
  const { taxClass, version, countries } = props
  return (
    <PostForm className="grid max-w-3xl gap-5">
      {version !== undefined && <VersionField version={String(version)} />}
      <Card>
        <Field
          name="name"
          label={t('admin.catalogue.name')}
          defaultValue={taxClass?.name}
          maxLength={80}
          autoComplete="off"
          required
        />
      </Card>
      <Card title={t('admin.taxClass.rates')}>
        <div className="grid gap-5">
          <p className="field-hint">{t('admin.taxClass.ratesHint')}</p>
          <Lines
            of="rates"
            stored={taxClass?.rates.length ?? 0}
            counts={(name) => name === 'percent'}
            title={(number) => t('admin.taxClass.rate', { number })}
          >
            {(at) => <RateLine at={at} rate={taxClass?.rates[at]} countries={countries} />}
          </Lines>
        </div>
      </Card>
      <div>
        <SubmitButton>{props.save}</SubmitButton>
      </div>
    </PostForm>
  )
}

function RateLine(props: { at: number; rate: TaxRate | undefined; countries: readonly Named[] }) {
  const t = useWords()
  const { at, rate, countries } = props
  const name = (field: string) => `rates.${at}.${field}`
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1.4fr_1fr_1.4fr_0.7fr]">
      <SelectField
        name={name('country')}
        label={t('admin.taxClass.country')}
        defaultValue={rate?.country ?? ''}
      >
        <option value="">{t('admin.taxClass.everywhere')}</option>
        {countries.map(([code, called]) => (
          <option key={code} value={code}>
            {called}
          </option>
        ))}
      </SelectField>
      <Field
        name={name('region')}
        label={t('admin.taxClass.region')}
        defaultValue={rate?.region ?? ''}
        maxLength={80}
      />
      <Field
        name={name('name')}
        label={t('admin.taxClass.rateName')}
        defaultValue={rate?.name}
        maxLength={60}
        placeholder="VAT"
      />
      <Field
        name={name('percent')}
        label={t('admin.taxClass.percent')}
        defaultValue={rate && percentOf(rate.ratePpm)}
        inputMode="decimal"
        autoComplete="off"
      />
    </div>
  )
}

/** 107500 as "10.75", as it is typed. */
function percentOf(ratePpm: bigint): string {
  return String(Number(ratePpm) / 10_000)
}
