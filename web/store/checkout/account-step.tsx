import { AddressFields } from '../../identity/address-fields.tsx'
import { TimeZoneInput } from '../../identity/time-zone-input.tsx'
import { SubmitButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PrintedField } from '../../ui/field.tsx'
import { PostForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/viewer.tsx'

type Props = { readonly name: string; readonly country: string }

/** For whoever has a login but no account yet: what an invoice has to say of its buyer. */
export function AccountStep({ name, country }: Props) {
  const t = useWords()
  return (
    <Card>
      <p className="mb-5 text-muted">{t('checkout.yourDetailsLead')}</p>
      <PostForm intent="account" draft>
        <TimeZoneInput />
        <PrintedField
          name="name"
          label={t('identity.name')}
          autoComplete="name"
          maxLength={120}
          defaultValue={name}
          required
        />
        <AddressFields stored={{ country }} />
        <SubmitButton>{t('checkout.goOn')}</SubmitButton>
      </PostForm>
    </Card>
  )
}
