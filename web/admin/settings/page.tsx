import type { ReactNode } from 'react'
import { z } from 'zod'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import { CountryField, LocaleField } from '../../identity/address-fields.tsx'
import { currenciesIn, timeZones } from '../../identity/currencies.ts'
import { localesIn } from '../../identity/locale-names.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useWords } from '../../ui/viewer.tsx'
import { wordsIn } from '../../words.ts'
import { Changes } from '../changes.tsx'
import { outdated } from '../outdated.ts'
import type { Route } from './+types/page'
import { SettingsForm } from './read-settings.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { locale } = context.get(viewerContext)
  const edited = await context.get(appContext).shop.edited(context.get(actorContext), {})
  return { ...edited, currencies: currenciesIn(locale), timeZones: timeZones(), locales: localesIn(locale) }
}

const Versioned = z.object({ version: z.coerce.number().int().min(1) })

export function action({ context, request }: Route.ActionArgs) {
  const sent = request.clone()
  const { locale } = context.get(viewerContext)
  return submitted(request, z.intersection(SettingsForm, Versioned), async ({ version, ...settings }) => {
    const change = context.get(appContext).shop.changeSettings
    const edited = await change(context.get(actorContext), { settings, version })
    if (edited.outcome === 'outdated') return outdated(sent, wordsIn(locale), edited)
    return redirectSaying('/admin/settings', 'admin.settings.saved')
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function SettingsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <PageTitle title={t('admin.settings.title')} lead={t('admin.settings.lead')} />
      <PostForm key={loaderData.version} className="grid max-w-3xl gap-5" draft>
        <VersionField version={String(loaderData.version)} />
        <Shop {...loaderData} />
        <Place {...loaderData} />
        <Billing {...loaderData} />
        <Transfer {...loaderData} />
        <Legal {...loaderData} />
        <div>
          <SubmitButton>{t('admin.catalogue.save')}</SubmitButton>
        </div>
      </PostForm>
      <div className="mt-5 max-w-3xl">
        <Changes changes={loaderData.changes} />
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="grid gap-5 sm:grid-cols-2">{children}</div>
    </Card>
  )
}

function Shop({ settings }: Loaded) {
  const t = useWords()
  return (
    <Part title={t('admin.settings.shop')}>
      <Field
        name="name"
        label={t('admin.settings.name')}
        hint={t('admin.settings.nameHint')}
        defaultValue={settings.name}
        maxLength={80}
        required
      />
      <Field
        name="email"
        type="email"
        label={t('admin.settings.email')}
        hint={t('admin.settings.emailHint')}
        defaultValue={settings.email}
        required
      />
      <Field
        name="legalName"
        label={t('admin.settings.legalName')}
        defaultValue={settings.legalName}
        maxLength={120}
        optional
      />
      <Field
        name="taxId"
        label={t('admin.settings.taxId')}
        defaultValue={settings.taxId}
        maxLength={40}
        optional
      />
      <TextField
        name="address"
        label={t('admin.settings.address')}
        hint={t('admin.settings.addressHint')}
        defaultValue={settings.address}
        optional
      />
      <Field
        name="accent"
        type="color"
        label={t('admin.settings.accent')}
        hint={t('admin.settings.accentHint')}
        defaultValue={settings.accent}
        className="max-w-40"
      />
    </Part>
  )
}

function Place({ settings, currencies, timeZones, locales }: Loaded) {
  const t = useWords()
  return (
    <Part title={t('admin.settings.place')}>
      <CountryField name="country" defaultValue={settings.country} />
      <SelectField
        name="timeZone"
        label={t('admin.settings.timeZone')}
        hint={t('admin.settings.timeZoneHint')}
        defaultValue={settings.timeZone}
      >
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="currency"
        label={t('admin.settings.currency')}
        hint={t('admin.settings.currencyHint')}
        defaultValue={settings.currency}
      >
        {currencies.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <LocaleField label={t('admin.settings.locale')} locales={locales} defaultValue={settings.locale} />
      <SelectField
        name="taxMode"
        label={t('admin.settings.taxMode')}
        hint={t('admin.settings.taxModeHint')}
        defaultValue={settings.taxMode}
      >
        {(['exclusive', 'inclusive'] as const).map((mode) => (
          <option key={mode} value={mode}>
            {t(`admin.settings.taxModes.${mode}`)}
          </option>
        ))}
      </SelectField>
    </Part>
  )
}

const count = { type: 'number', inputMode: 'numeric', required: true } as const

function Billing({ settings }: Loaded) {
  const t = useWords()
  const days = (['invoiceExpiryDays', 'renewalInvoiceDays', 'usableWhilePayingDays'] as const).map((name) => (
    <Field
      key={name}
      name={name}
      label={t(`admin.settings.${name}`)}
      defaultValue={settings[name]}
      min={0}
      {...count}
    />
  ))
  return (
    <Part title={t('admin.settings.billing')}>
      {days}
      <Field
        name="renewalRetryDays"
        label={t('admin.settings.renewalRetryDays')}
        hint={t('admin.settings.renewalRetryDaysHint')}
        defaultValue={settings.renewalRetryDays.join(', ')}
        autoComplete="off"
      />
      <Checkbox
        name="shareRenewalInvoice"
        label={t('admin.settings.shareRenewalInvoice')}
        defaultChecked={settings.shareRenewalInvoice}
      />
      <Checkbox
        name="creditFirst"
        label={t('admin.settings.creditFirst')}
        defaultChecked={settings.creditFirst}
      />
    </Part>
  )
}

function Transfer({ settings }: Loaded) {
  const t = useWords()
  return (
    <Part title={t('admin.settings.transfer')}>
      <TextField
        name="bankInstructions"
        label={t('admin.settings.bankInstructions')}
        hint={t('admin.settings.bankInstructionsHint')}
        defaultValue={settings.bankInstructions}
        className="sm:col-span-2"
        optional
      />
      <Field
        name="transferWaitDays"
        label={t('admin.settings.transferWaitDays')}
        defaultValue={settings.transferWaitDays}
        min={1}
        {...count}
      />
    </Part>
  )
}

function Legal({ settings }: Loaded) {
  const t = useWords()
  return (
    <>
      <Card title={t('admin.settings.legal')}>
        <TextField
          name="terms"
          label={t('admin.settings.terms')}
          hint={t('admin.settings.termsHint')}
          defaultValue={settings.terms}
          rows={8}
          optional
        />
      </Card>
      <Card title={t('admin.settings.mail')}>
        <Field
          name="emailsPerHour"
          label={t('admin.settings.emailsPerHour')}
          hint={t('admin.settings.emailsPerHourHint')}
          defaultValue={settings.emailsPerHour}
          min={1}
          className="max-w-72"
          {...count}
        />
      </Card>
    </>
  )
}
