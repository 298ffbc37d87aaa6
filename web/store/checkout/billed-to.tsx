import { AddressFields, CountryField } from '../../identity/address-fields.tsx'
import type { AddressForm } from '../../identity/address-form.ts'
import type { Named } from '../../identity/countries.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { PostForm, useRejected, VersionField } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'

type Props = {
  readonly billed: AddressForm & { readonly name: string; readonly email: string; readonly version: string }
  /** The country's name. */
  readonly country: string
  readonly countries: readonly Named[]
}

/** Whom the invoice is made out to, with the form that changes it folded in below. */
export function BilledTo({ billed, country, countries }: Props) {
  const t = useWords()
  const isOpen = useRejected('address') !== null
  const { name, company, line1, line2, postcode, city, region, taxId, email } = billed
  const town = [postcode, city].filter(Boolean).join(' ')
  const lines = [name, company, line1, line2, town, region, country, taxId, email]
  return (
    <Card title={t('checkout.billedTo')}>
      <address className="break-words not-italic">
        {lines.filter(Boolean).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      <details key={lines.join('|')} className="mt-3" open={isOpen}>
        <summary className="w-fit cursor-pointer text-[0.8125rem] text-primary underline-offset-2 hover:underline">
          {t('checkout.changeAddress')}
        </summary>
        <div className="mt-4">
          <PostForm intent="address">
            <VersionField version={billed.version} />
            <Field
              name="name"
              label={t('identity.name')}
              autoComplete="name"
              maxLength={120}
              defaultValue={name}
              required
            />
            <CountryField countries={countries} defaultValue={billed.country} />
            <AddressFields stored={billed} />
            <SubmitButton look="plain">{t('common.save')}</SubmitButton>
          </PostForm>
        </div>
      </details>
    </Card>
  )
}
