import type { ReactNode } from 'react'
import { Field, SelectField } from '../ui/field.tsx'
import { useWords } from '../ui/viewer.tsx'
import { CountryField } from './address-fields.tsx'
import type { Named } from './countries.ts'

type Lists = {
  readonly currencies: readonly Named[]
  readonly timeZones: readonly string[]
}

/** What a new shop has to be told before anything else. */
export function SetUpFields({ currencies, timeZones }: Lists) {
  const t = useWords()
  return (
    <>
      <Field
        name="code"
        label={t('identity.code')}
        hint={t('identity.codeHint')}
        autoComplete="off"
        maxLength={40}
        required
      />
      <Part title={t('identity.theShop')}>
        <Field
          name="settings.name"
          label={t('identity.shopName')}
          autoComplete="off"
          maxLength={80}
          required
        />
        <Field
          name="settings.email"
          label={t('identity.shopEmail')}
          hint={t('identity.shopEmailHint')}
          type="email"
          required
        />
        <CountryField name="settings.country" first={t('identity.pleaseChoose')} />
        <Choice
          name="settings.currency"
          label={t('identity.currency')}
          hint={t('identity.currencyHint')}
          choices={currencies}
        />
        <Choice
          name="settings.timeZone"
          label={t('identity.timeZone')}
          hint={t('identity.timeZoneHint')}
          choices={timeZones.map((zone) => [zone, zone.replaceAll('_', ' ')])}
        />
      </Part>
      <Part title={t('identity.theOwner')}>
        <Field name="owner.name" label={t('identity.name')} autoComplete="name" maxLength={120} required />
        <Field name="owner.email" label={t('identity.email')} type="email" autoComplete="email" required />
        <Field
          name="owner.password"
          label={t('identity.password')}
          hint={t('identity.passwordHint')}
          type="password"
          autoComplete="new-password"
          required
        />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-4 font-semibold text-base">{title}</legend>
      {children}
    </fieldset>
  )
}

function Choice(props: { name: string; label: string; hint?: string; choices: readonly Named[] }) {
  const t = useWords()
  return (
    <SelectField name={props.name} label={props.label} hint={props.hint} defaultValue="" required>
      <option value="">{t('identity.pleaseChoose')}</option>
      {props.choices.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
