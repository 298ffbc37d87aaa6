import { AddressFields } from '../../identity/address-fields.tsx'
import type { AddressForm } from '../../identity/address-form.ts'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PrintedField } from '../../ui/field.tsx'
import { PostForm, VersionField } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { useWords } from '../../ui/viewer.tsx'

type Props = {
  readonly billed: AddressForm & { readonly name: string; readonly email: string; readonly version: string }
  /** The country's name. */
  readonly country: string
  readonly isChangingAddress: boolean
}

/** Whom the invoice is made out to, with the form that changes it folded in below. */
export function BilledTo({ billed, country, isChangingAddress }: Props) {
  const t = useWords()
  const { name, company, line1, line2, postcode, city, region, taxId, email } = billed
  const town = [postcode, city].filter(Boolean).join(' ')
  const lines = [name, company, line1, line2, town, region, country, taxId, email]
  return (
    <Card title={t('checkout.billedTo')}>
      <address className="wrap-anywhere not-italic">
        {lines.filter(Boolean).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      {!isChangingAddress ? (
        <p className="mt-3 text-[0.8125rem]">
          <Link to="/checkout?address" className="soft-link" keepsScroll replaces>
            {t('checkout.changeAddress')}
          </Link>
        </p>
      ) : (
        <div key={lines.join('|')} className="mt-5">
          <PostForm intent="address" draft>
            <VersionField version={billed.version} />
            <PrintedField
              name="name"
              label={t('identity.name')}
              autoComplete="name"
              maxLength={120}
              defaultValue={name}
              required
            />
            <AddressFields stored={billed} />
            <SubmitButton look="plain">{t('common.save')}</SubmitButton>
          </PostForm>
        </div>
      )}
    </Card>
  )
}
