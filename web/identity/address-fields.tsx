import { Field, PrintedField, SelectField } from '../ui/field.tsx'
import { useViewer, useWords } from '../ui/viewer.tsx'
import type { AddressForm } from './address-form.ts'
import { countriesIn, type Named } from './countries.ts'

/** The country, which taxes hang on. Browsers make the list of countries themselves where the page does not bring one. */
export function CountryField(props: { countries?: readonly Named[]; defaultValue: string }) {
  const t = useWords()
  const { locale } = useViewer()
  return (
    <SelectField
      name="country"
      label={t('identity.country')}
      defaultValue={props.defaultValue}
      autoComplete="country"
    >
      {optionsOf(props.countries ?? countriesIn(locale))}
    </SelectField>
  )
}

/** The language of an account's words, and whose way of writing dates and numbers. */
export function LocaleField(props: { label: string; locales: readonly Named[]; defaultValue: string }) {
  return (
    <SelectField name="locale" label={props.label} defaultValue={props.defaultValue}>
      {optionsOf(props.locales)}
    </SelectField>
  )
}

function optionsOf(choices: readonly Named[]) {
  return choices.map(([value, name]) => (
    <option key={value} value={value} suppressHydrationWarning>
      {name}
    </option>
  ))
}

/** Company and address: all of it optional, for a country alone is enough to sell to. */
export function AddressFields({ stored }: { stored?: Partial<AddressForm> | undefined }) {
  const t = useWords()
  const line = (name: keyof AddressForm, autoComplete: string, maxLength: number) => ({
    name,
    autoComplete,
    maxLength,
    label: t(`identity.${name}`),
    optional: true,
    defaultValue: stored?.[name],
  })
  return (
    <>
      <PrintedField {...line('company', 'organization', 120)} />
      <PrintedField {...line('line1', 'address-line1', 120)} />
      <PrintedField {...line('line2', 'address-line2', 120)} />
      <div className="grid gap-5 sm:grid-cols-[8rem_1fr]">
        <Field {...line('postcode', 'postal-code', 20)} />
        <PrintedField {...line('city', 'address-level2', 80)} />
      </div>
      <PrintedField {...line('region', 'address-level1', 80)} />
      <Field {...line('taxId', 'off', 40)} hint={t('identity.taxIdHint')} />
    </>
  )
}
