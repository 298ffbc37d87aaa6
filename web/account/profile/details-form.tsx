import type { App } from '../../../src/app.ts'
import { AddressFields, LocaleField } from '../../identity/address-fields.tsx'
import type { Named } from '../../identity/countries.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field, PrintedField, SelectField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'

type Props = {
  account: Awaited<ReturnType<App['customers']['account']>>
  locales: readonly Named[]
  timeZones: readonly string[]
}

/** Everything that the customer may change of their account by themselves. */
export function DetailsForm({ account, locales, timeZones }: Props) {
  const t = useWords()
  return (
    <Card title={t('account.profile.details')}>
      <p className="mb-5 text-pretty text-muted">{t('account.profile.detailsText')}</p>
      <PostForm intent="details" draft>
        <VersionField version={account.version} />
        <PrintedField
          name="name"
          label={t('account.profile.name')}
          defaultValue={account.name}
          autoComplete="name"
          maxLength={120}
          required
        />
        <AddressFields stored={account} />
        <Field
          name="phone"
          label={t('account.profile.phone')}
          defaultValue={account.phone}
          type="tel"
          autoComplete="tel"
          maxLength={40}
          optional
        />
        <LocaleField label={t('account.profile.locale')} locales={locales} defaultValue={account.locale} />
        <SelectField name="timeZone" label={t('account.profile.timeZone')} defaultValue={account.timeZone}>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <div>
          <SubmitButton>{t('account.profile.save')}</SubmitButton>
        </div>
      </PostForm>
    </Card>
  )
}
